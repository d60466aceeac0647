package dev.muster.reports.run;

import dev.muster.directory.text.Sha256;
import dev.muster.reports.Answer;
import dev.muster.reports.Form;
import dev.muster.reports.RunId;
import dev.muster.reports.RunView;
import dev.muster.work.TenantTransactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Generated files in the database, in chunks, so that any node delivers them. A file never changes. */
final class StoredFiles {
    private static final int CHUNK = 256 * 1024;

    private final JdbcClient db;
    private final TenantTransactions transactions;

    StoredFiles(JdbcClient db, TenantTransactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** Stores a file, in the caller's transaction. */
    void store(RunId run, Answer.File file) throws IOException {
        statement("""
                        insert into report_file (tenant_id, run_id, form, name, size, sha256)
                        values (:tenant, :run, :form, :name, :size, :sha256)
                        """, run, file.form())
                .param("name", file.name())
                .param("size", Files.size(file.content()))
                .param("sha256", sha256(file))
                .update();
        try (InputStream in = Files.newInputStream(file.content())) {
            byte[] chunk;
            for (int position = 0; (chunk = in.readNBytes(CHUNK)).length > 0; position++) {
                statement("""
                                insert into report_file_chunk (tenant_id, run_id, form, position, content)
                                values (:tenant, :run, :form, :position, :content)
                                """, run, file.form())
                        .param("position", position)
                        .param("content", chunk)
                        .update();
            }
        }
    }

    /** The files of a run in the order of {@link Form}, in the caller's transaction. */
    List<RunView.File> of(RunId run) {
        return db.sql("""
                        select form, name, size, sha256
                          from report_file
                         where tenant_id = :tenant and run_id = :run
                         order by array_position(array['TEXT', 'HTML', 'PDF', 'CSV'], form)
                        """)
                .param("tenant", run.tenant().value())
                .param("run", run.value())
                .query((row, number) -> new RunView.File(
                        Form.valueOf(row.getString("form")),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getString("sha256")))
                .list();
    }

    /** Writes a file chunk by chunk, each in a transaction of its own, so that a slow reader holds no connection. */
    boolean write(RunId run, Form form, OutputStream into) throws IOException {
        Optional<RunView.File> file = transactions.in(
                run.tenant(),
                () -> of(run).stream().filter(f -> f.form() == form).findFirst());
        if (file.isEmpty()) return false;
        MessageDigest digest = Sha256.digest();
        DigestOutputStream out = new DigestOutputStream(into, digest);
        Optional<byte[]> chunk;
        for (int position = 0; (chunk = chunk(run, form, position)).isPresent(); position++) {
            out.write(chunk.get());
        }
        out.flush();
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(file.get().sha256())) throw new FileDamaged(run, file.get(), found);
        return true;
    }

    private Optional<byte[]> chunk(RunId run, Form form, int position) {
        return transactions.in(
                run.tenant(),
                () -> statement("""
                        select content
                          from report_file_chunk
                         where tenant_id = :tenant and run_id = :run and form = :form and position = :position
                        """, run, form)
                        .param("position", position)
                        .query((row, number) -> row.getBytes("content"))
                        .optional());
    }

    private JdbcClient.StatementSpec statement(String sql, RunId run, Form form) {
        return db.sql(sql)
                .param("tenant", run.tenant().value())
                .param("run", run.value())
                .param("form", form.name());
    }

    private static String sha256(Answer.File file) throws IOException {
        DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest());
        Files.copy(file.content(), out);
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    /** What is stored is not what was generated. */
    static final class FileDamaged extends IOException {
        private static final long serialVersionUID = 1L;

        FileDamaged(RunId run, RunView.File file, String found) {
            super("The file " + file.name() + " of run " + run + " should have the SHA-256 " + file.sha256()
                    + " and has " + found);
        }
    }
}

package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.Column;
import dev.muster.api.equipment.csv.CsvLine;
import dev.muster.api.equipment.csv.CsvSheet;
import dev.muster.api.equipment.csv.Day;
import dev.muster.api.equipment.csv.ImportProblem;
import dev.muster.api.error.RefusalProblems;
import dev.muster.directory.Commands;
import dev.muster.directory.MessageContext;
import dev.muster.directory.Refusal;
import dev.muster.directory.Stopping;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import dev.muster.directory.text.Moments;
import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.projections.equipment.EquipmentItems;
import dev.muster.projections.equipment.EquipmentView;
import dev.muster.projections.equipment.PossibleHolders;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings the directory to what a file says, line by line: each good line is one command in a transaction of its own, so a
 * bad one stops nobody. What is so already is left alone, so the same file twice changes nothing the second time.
 */
@Component
class EquipmentImport {
    private static final int LINES_AT_ONCE = 500;
    /** What an answer lists of them: all lines of the largest file would be most of a small server's memory. */
    private static final int MOST_CHANGES = 10_000;

    private final Commands commands;
    private final EquipmentItems equipment;
    private final PossibleHolders holders;
    private final SchemaRegistry schemas;
    private final Clock clock;
    private final Stopping stopping;

    EquipmentImport(
            Commands commands,
            EquipmentItems equipment,
            PossibleHolders holders,
            SchemaRegistry schemas,
            Clock clock,
            Stopping stopping) {
        this.commands = commands;
        this.equipment = equipment;
        this.holders = holders;
        this.schemas = schemas;
        this.clock = clock;
        this.stopping = stopping;
    }

    /**
     * @param currency of amounts that name none; null where nobody knows
     * @throws ImportRefusal where the file cannot be read at all
     */
    ImportResult run(byte[] file, boolean dryRun, @Nullable String currency, MessageContext context) {
        CsvSheet sheet = CsvSheet.read(file);
        return TenantScope.within(context.tenant(), () -> new Run(sheet, dryRun, currency, context).result());
    }

    private final class Run {
        private final CsvSheet sheet;
        private final boolean dryRun;
        private final @Nullable String currency;
        private final MessageContext context;
        private final Map<String, Long> lineOfTag = new HashMap<>();
        private final List<ImportResult.Change> changes = new ArrayList<>();
        private final Map<ImportStep.Action, Long> done = new EnumMap<>(ImportStep.Action.class);
        private long changed;
        private final List<ImportProblem> problems;
        private final List<ImportProblem> warnings = new ArrayList<>();
        private final LocalDate today = Day.todayAnywhere(clock);
        private final Map<String, List<PossibleHolder>> called;
        private long unchanged;
        private ImportResult.@Nullable CutShort cutShort;

        Run(CsvSheet sheet, boolean dryRun, @Nullable String currency, MessageContext context) {
            this.sheet = sheet;
            this.dryRun = dryRun;
            this.currency = currency;
            this.context = context;
            this.problems = new ArrayList<>(sheet.problems());
            this.called = holders.called(
                    context.tenant(),
                    sheet.lines().stream()
                            .filter(ImportRowReader::tellsHolderByNameAlone)
                            .map(line -> line.text(Column.HOLDER))
                            .toList());
        }

        ImportResult result() {
            List<CsvLine> lines = sheet.lines();
            for (int from = 0; from < lines.size() && cutShort == null; from += LINES_AT_ONCE) {
                List<CsvLine> next = lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size()));
                try {
                    some(next);
                } catch (RuntimeException failure) {
                    cutShort = cutShort(next.getFirst().number(), failure);
                }
            }
            problems.sort(Comparator.comparingLong(ImportProblem::line));
            return new ImportResult(
                    dryRun,
                    sheet.rows(),
                    unchanged,
                    totals(),
                    changes,
                    changed - changes.size(),
                    problems,
                    warnings,
                    sheet.ignored(),
                    cutShort);
        }

        private void some(List<CsvLine> lines) {
            List<ImportRow> wishes =
                    lines.stream().flatMap(line -> read(line).stream()).toList();
            TenantId tenant = context.tenant();
            Map<String, EquipmentView> existing = equipment.byAssetTags(
                    tenant, wishes.stream().map(ImportRow::assetTag).toList());
            List<String> names = wishes.stream()
                    .flatMap(wish -> wish.holding() instanceof ImportRow.Holding.With with
                            ? with.names().stream().map(ImportRow.Name::text)
                            : Stream.of())
                    .toList();
            List<UserId> now = existing.values().stream()
                    .flatMap(item -> Stream.ofNullable(item.holder()))
                    .map(EquipmentView.Holder::user)
                    .toList();
            var search = new HolderSearch(holders.named(tenant, names), called, holders.successors(tenant, now));
            ImportPlanner planning = new ImportPlanner(tenant, schemas.equipment(), search);
            for (ImportRow wish : wishes) {
                if (stopping.isAsked())
                    cutShort = new ImportResult.CutShort(wish.line(), "the server is being stopped");
                else one(wish, existing.get(Folding.fold(wish.assetTag())), planning);
                if (cutShort != null) return;
            }
        }

        private Optional<ImportRow> read(CsvLine line) {
            ImportRowReader reading = new ImportRowReader(sheet, line, currency, today);
            Optional<ImportRow> wish = reading.wish();
            problems.addAll(reading.problems());
            if (wish.isEmpty()) return wish;
            String tag = wish.get().assetTag();
            Long earlier = lineOfTag.putIfAbsent(Folding.fold(tag), line.number());
            if (earlier == null) return wish;
            problems.add(new ImportProblem(
                    line.number(), header(Column.ASSET_TAG), tag, "line " + earlier + " has the same asset tag"));
            return Optional.empty();
        }

        private void one(ImportRow wish, @Nullable EquipmentView existing, ImportPlanner planning) {
            try {
                ImportStep plan = planning.plan(wish, existing);
                if (plan.command() != null && !dryRun) {
                    commands.send(plan.command(), context.because("import, line " + wish.line()));
                }
                for (ImportStep.Warning warning : plan.warnings()) {
                    warnings.add(new ImportProblem(
                            wish.line(), header(warning.column()), warning.value(), warning.reason()));
                }
                warn(wish);
                if (plan.command() == null) unchanged++;
                else done(plan);
            } catch (BadRow bad) {
                String header = bad.column == null ? null : header(bad.column);
                problems.add(new ImportProblem(
                        wish.line(),
                        header,
                        bad.value,
                        bad.reason,
                        bad.candidates.isEmpty()
                                ? null
                                : bad.candidates.stream()
                                        .map(ImportProblem.Candidate::of)
                                        .toList()));
            } catch (DocumentRefusal.InvalidValue invalid) {
                problems.add(
                        new ImportProblem(wish.line(), headerOf(invalid.attribute()), invalid.value(), invalid.cure()));
            } catch (Refusal refusal) {
                problems.add(new ImportProblem(wish.line(), null, null, RefusalProblems.text(refusal)));
            } catch (RuntimeException failure) {
                cutShort = cutShort(wish.line(), failure);
            }
        }

        /** Of the database's trouble: what is done before that line is done, and said. */
        private static ImportResult.CutShort cutShort(long beforeLine, RuntimeException failure) {
            return DatabaseTrouble.behind(failure)
                    .map(trouble -> new ImportResult.CutShort(beforeLine, trouble.detail()))
                    .orElseThrow(() -> failure);
        }

        private void done(ImportStep plan) {
            changed++;
            for (ImportStep.Action action : plan.actions()) done.merge(action, 1L, Long::sum);
            if (changes.size() == MOST_CHANGES) return;
            changes.add(new ImportResult.Change(
                    plan.line(), plan.assetTag(), plan.actions(), plan.differences(), plan.holder()));
        }

        /** Both dates are what the file says, and only people know which one is wrong. */
        private void warn(ImportRow wish) {
            LocalDate since = wish.since();
            Optional<JsonNode> purchase =
                    wish.attributes().getOrDefault(Column.PURCHASE_DATE.attribute, Optional.empty());
            if (since == null || purchase.isEmpty()) return;
            String bought = purchase.get().stringValue().substring(0, 10);
            if (Moments.findDay(bought).filter(since::isBefore).isPresent()) {
                warnings.add(new ImportProblem(
                        wish.line(),
                        header(Column.CHECKOUT_DATE),
                        since.toString(),
                        "the item was checked out before it was bought, on " + bought));
            }
        }

        private @Nullable String headerOf(String attribute) {
            return sheet.columns().entrySet().stream()
                    .filter(column -> column.getKey().attribute.equals(attribute))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(attribute);
        }

        private @Nullable String header(Column column) {
            return sheet.columns().get(column);
        }

        private ImportResult.Totals totals() {
            return new ImportResult.Totals(
                    lines(ImportStep.Action.REGISTER),
                    lines(ImportStep.Action.REVISE),
                    lines(ImportStep.Action.CHECK_OUT),
                    lines(ImportStep.Action.RETURN),
                    lines(ImportStep.Action.RETIRE),
                    problems.stream().map(ImportProblem::line).distinct().count());
        }

        private long lines(ImportStep.Action action) {
            return done.getOrDefault(action, 0L);
        }
    }
}

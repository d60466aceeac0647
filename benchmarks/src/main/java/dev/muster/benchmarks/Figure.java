package dev.muster.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one operation costs.
 *
 * @param p50    milliseconds until the answer, half of the time
 * @param p99    the same, 99 times of 100
 * @param server processor time of the server, in milliseconds
 * @param db     processor time of the database, in milliseconds
 */
record Figure(double p50, double p99, double server, double db) {
    private static final Duration MEASURED = Benchmarks.MEASURED.dividedBy(3);

    /** One client's, after it has done the same for a while. */
    static Figure of(ServerUnderTest server, Load.WorkerFactory factory) throws Exception {
        Load.run(1, MEASURED.dividedBy(2), factory);
        return over(MEASURED, server, factory);
    }

    /** The same, of a server that is warm. */
    static Figure shortly(ServerUnderTest server, Load.WorkerFactory factory) throws Exception {
        return over(MEASURED.dividedBy(3), server, factory);
    }

    private static Figure over(Duration duration, ServerUnderTest server, Load.WorkerFactory factory) throws Exception {
        long serverBefore = ProcessCpu.of(server.serverPid());
        long databaseBefore = ProcessCpu.ofPostgres(server.postgres.pid());
        Load.Result result = Load.run(1, duration, factory);
        return new Figure(
                result.p50(),
                result.p99(),
                (ProcessCpu.of(server.serverPid()) - serverBefore) / (double) result.operations(),
                (ProcessCpu.ofPostgres(server.postgres.pid()) - databaseBefore) / (double) result.operations());
    }

    /** Of each column by itself: what was disturbed for a moment is left out. */
    static Figure median(List<Figure> figures) {
        return new Figure(
                median(figures, Figure::p50),
                median(figures, Figure::p99),
                median(figures, Figure::server),
                median(figures, Figure::db));
    }

    private static double median(List<Figure> figures, ToDoubleFunction<Figure> column) {
        double[] sorted = figures.stream().mapToDouble(column).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    static void printRatio(String what, Figure one, Figure other) {
        System.out.printf("%-40s %.2f (p50 %.2f)%n", what, one.cost() / other.cost(), one.p50() / other.p50());
    }

    /** Processor time in all: unlike the time until the answer it does not tell what else the machine was at. */
    double cost() {
        return server + db;
    }

    @Override
    public String toString() {
        return "p50 %7.2f ms  p99 %7.2f ms  server %6.3f ms  db %6.3f ms".formatted(p50, p99, server, db);
    }
}

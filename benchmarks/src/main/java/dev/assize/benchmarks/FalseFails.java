package dev.assize.benchmarks;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Unit;
import dev.assize.policies.ExitCode;
import dev.assize.policies.Judge;
import dev.assize.policies.Policy;
import dev.assize.policies.PolicyReader;
import dev.assize.statistics.Estimates;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the four-fifths rule fails a fair model, judged by its point value and by its interval: {@code java -cp
 * benchmarks/target/benchmarks.jar dev.assize.benchmarks.FalseFails [AUDITS]}, 20,000 audits where no number is given.
 * Figures of the point value are computed as well.
 */
public final class FalseFails {
    private static final long SEED = 20_261_124L;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final int audits;
    private final PrintStream out;

    private FalseFails(int audits, PrintStream out) {
        this.audits = audits;
        this.out = out;
    }

    /** Simulates audits and prints the shares that fail: how many audits. */
    public static void main(String[] arguments) {
        int audits = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        new FalseFails(audits, System.out).run();
    }

    private void run() {
        print("%-44s %10s %10s %10s", "share of audits that fail", "computed", "by value", "by bound");
        for (int groups : new int[] {2, 5, 14}) {
            row(groups + " equal groups of 200, rate 0.3", new Audited(groups, 200, 0.3, 1));
        }
        row("14 equal groups of 1,000, rate 0.3", new Audited(14, 1000, 0.3, 1));
        row("7 groups of 1,000, one at 0.6 of 0.3", new Audited(7, 1000, 0.3, 0.6));
    }

    private void row(String name, Audited audited) {
        String computed = audited.ratio() == 1
                ? share(PointGate.failsWhenEqual(audited.groups(), audited.rows(), audited.rate()))
                : "";
        print(
                "%-44s %10s %10s %10s",
                name, computed, share(failing(audited, "point")), share(failing(audited, "bound")));
    }

    /** Judges as {@code assize check} does; each group against the one that is selected most often. */
    private double failing(Audited audited, String by) {
        Policy policy = PolicyReader.read(
                "policy: p\nversion: 1\nrules:\n  - {id: a, metric: fairness.impact_ratio, require: {atLeast: 0.80},"
                        + " decide: {by: " + by + "}}\n",
                "p.yaml");
        SplittableRandom random = new SplittableRandom(SEED);
        long failed = IntStream.range(0, audits)
                .filter(audit ->
                        Judge.judge(policy, ratios(audited.draw(random)), DAY).exitCode() == ExitCode.FAILED)
                .count();
        return failed / (double) audits;
    }

    private static List<Evidence> ratios(List<Counts> groups) {
        Counts highest = groups.stream().max(Comparator.comparing(Counts::rate)).orElseThrow();
        List<Evidence> ratios = new ArrayList<>();
        for (Counts group : groups) {
            if (!group.name().equals(highest.name())) {
                Scope scope = Scope.attribute("group").withGroups(group.name(), highest.name());
                Estimate ratio = Estimates.ratio(group, highest).orElseThrow();
                ratios.add(new MeasuredValue(
                        new EvidenceKey("fairness.impact_ratio", scope),
                        ratio,
                        Unit.RATIO,
                        group.rows() + highest.rows(),
                        "drawn"));
            }
        }
        return ratios;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Groups of one size and rate, the first at {@code ratio} times the rate of the others. */
    private record Audited(int groups, int rows, double rate, double ratio) {
        List<Counts> draw(SplittableRandom random) {
            List<Counts> drawn = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                double chance = group == 0 ? rate * ratio : rate;
                long hits = IntStream.range(0, rows)
                        .filter(row -> random.nextDouble() < chance)
                        .count();
                drawn.add(new Counts("g" + group, hits, rows));
            }
            return drawn;
        }
    }
}

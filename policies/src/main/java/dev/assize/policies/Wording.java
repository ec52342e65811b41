package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.MeasuredValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Says how a value was decided, in one or two sentences with the figures.
 *
 * @param limit what was demanded
 * @param decide how it was decided
 * @param comparisons values with an interval that were decided together
 */
record Wording(Limit limit, Decide decide, int comparisons) {
    String byValue(MeasuredValue value, Status status) {
        String why = decide.by() == Decide.By.POINT
                ? "Decided by the value alone, as the rule asks."
                : "Decided by the value alone, because it has no interval.";
        return measured(value) + ", which is " + (status == Status.PASS ? "" : "not ") + limit + ". " + why;
    }

    String proven(MeasuredValue value, Interval interval) {
        return measured(value) + "; " + shown(interval) + ". All of it is " + limit + ".";
    }

    String refuted(MeasuredValue value, Interval interval) {
        return measured(value) + "; " + shown(interval) + ". None of it is " + limit + ".";
    }

    String open(MeasuredValue value, Interval interval, double confidence, Optional<RowsToSettle> needed) {
        String size = needed.map(rows -> " " + rows.sentence()).orElse("");
        String middle = interval.confidence() < confidence
                ? ". It proves nothing at the " + percent(confidence) + " that the correction asks for."
                : ". It is not all " + limit + ", and not all beyond.";
        return measured(value) + "; " + shown(interval) + middle + size;
    }

    String tooWeak(MeasuredValue value, Interval interval) {
        return measured(value) + "; " + shown(interval) + ". The rule asks for " + percent(decide.confidence())
                + ", and this interval cannot be computed again.";
    }

    private String measured(MeasuredValue value) {
        Estimate estimate = value.estimate();
        String text = "Measured " + ShownNumber.text(estimate, limit);
        return value.sampleSize() == 0 ? text : text + " on " + grouped(value.sampleSize()) + " rows";
    }

    private String shown(Interval interval) {
        boolean corrected = interval.confidence() > decide.confidence() && comparisons > 1;
        String why = corrected ? ", " + correction() + " over " + comparisons + " comparisons" : "";
        return percent(interval.confidence()) + " interval " + ShownNumber.text(interval.lower(), limit) + " to "
                + ShownNumber.text(interval.upper(), limit) + " (" + interval.method() + why + ")";
    }

    private String correction() {
        return switch (decide.correction()) {
            case HOLM -> "Holm";
            case BH -> "Benjamini-Hochberg";
            case NONE -> "uncorrected";
        };
    }

    private static String percent(double fraction) {
        return ShownNumber.plain(fraction * 100) + " %";
    }

    private static String grouped(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}

package dev.assize.reports.html;

import java.util.List;
import java.util.Optional;

/**
 * A dot with its interval on a shared scale, in a box of {@link Scale#WIDTH} by {@link Scale#HEIGHT}.
 *
 * @param dot where the value is
 * @param from lower end of the interval
 * @param to upper end of the interval
 * @param zero where a bar starts, for numbers that are measured from zero
 * @param limits where limits are
 */
record MarkView(String dot, Optional<String> from, Optional<String> to, Optional<String> zero, List<String> limits) {}

package dev.assize.audit;

import dev.assize.data.TableSource;
import dev.assize.data.counting.OutcomeColumns;
import dev.assize.fairness.FairnessOptions;

/**
 * What shall be measured of decisions that stand in a file.
 *
 * @param source the file
 * @param columns what its columns hold
 * @param options how groups are compared
 */
public record FairnessRequest(TableSource source, OutcomeColumns columns, FairnessOptions options) {}

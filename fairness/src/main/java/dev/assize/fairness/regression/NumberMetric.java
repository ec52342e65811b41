package dev.assize.fairness.regression;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import java.util.List;

/** Something that is measured of groups for whom numbers were predicted. */
interface NumberMetric {
    /** Returns what it is. */
    Definition definition();

    /** Measures; of all people together where the groups are those of no attribute. */
    List<Evidence> measure(NumberGroups groups);
}

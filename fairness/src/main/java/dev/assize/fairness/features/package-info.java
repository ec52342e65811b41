/**
 * What the features of a table say about groups: which of them tell the group of a person, and for whom they are
 * missing. Start at {@link dev.assize.fairness.features.FeatureCheck}.
 */
@NullMarked
package dev.assize.fairness.features;

import org.jspecify.annotations.NullMarked;

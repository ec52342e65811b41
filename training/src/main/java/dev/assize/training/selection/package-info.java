/**
 * Choosing settings: what is tried, and how rows are divided to judge it.
 *
 * <p>A {@link dev.assize.training.selection.SearchSpace} makes configurations of the keys that training settings have;
 * {@link dev.assize.training.selection.Folds} divide rows; {@link dev.assize.training.selection.Tried} is what came of
 * one configuration. {@link dev.assize.training.ModelSelection} trains.
 */
@NullMarked
package dev.assize.training.selection;

import org.jspecify.annotations.NullMarked;

/**
 * What a table of records gives away: who can be found in it, and what is then learned about them.
 *
 * <p>{@link dev.assize.privacy.table.EquivalenceClasses} groups records by quasi-identifiers and
 * {@link dev.assize.privacy.table.ProsecutorRisk} says how exposed they are;
 * {@link dev.assize.privacy.table.PopulationRisk} takes the population into account from which the table was drawn,
 * {@link dev.assize.privacy.table.AttributeDisclosure} the distribution of a sensitive value within the classes, and
 * {@link dev.assize.privacy.table.ReleaseDifference} a second release. All figures are facts about the tables at hand.
 */
@NullMarked
package dev.assize.privacy.table;

import org.jspecify.annotations.NullMarked;

/**
 * The data sets: three that are made here and need no file, and public ones that are fetched and checked.
 *
 * <p>Start at {@link dev.assize.data.sets.DataSets}. No file of a public data set is part of Assize; each is known by
 * the SHA-256 of its content.
 */
@NullMarked
package dev.assize.data.sets;

import org.jspecify.annotations.NullMarked;

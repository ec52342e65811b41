/**
 * Reads tables, checks them, splits them and counts them.
 *
 * <p>Start at {@link dev.assize.data.TableReader}. {@link dev.assize.data.encoding} turns tables into numbers,
 * {@link dev.assize.data.sets} holds the data sets that need no file and fetches the public ones.
 *
 * <p>Files are untrusted: a path names one file and is never a pattern or a query, and nothing is fetched to read it.
 */
@NullMarked
package dev.assize.data;

import org.jspecify.annotations.NullMarked;

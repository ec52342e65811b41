package dev.assize.audit;

import dev.assize.core.Digest;
import dev.assize.core.Table;

/**
 * A table as it was read.
 *
 * @param name what people call it: a data set, or a file without its folder
 * @param table the rows, without roles
 * @param digest SHA-256 of the file, or of the rows of an embedded data set
 */
record SourceTable(String name, Table table, Digest digest) {}

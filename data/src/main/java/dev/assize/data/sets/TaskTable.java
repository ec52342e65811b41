package dev.assize.data.sets;

import dev.assize.core.Table;
import dev.assize.core.Task;

/**
 * A table with roles, and what is to be predicted from it.
 *
 * @param table the rows
 * @param task the label and its favorable class
 */
public record TaskTable(Table table, Task task) {}

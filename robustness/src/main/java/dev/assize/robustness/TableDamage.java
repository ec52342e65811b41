package dev.assize.robustness;

import dev.assize.core.Seed;
import dev.assize.core.Table;
import java.util.List;

/** Damages the cells of some columns, as careless or hurried data entry does. */
public interface TableDamage {
    /**
     * Returns the table with damaged cells. The draws of a column depend on the seed and the column's name alone, and
     * are the same for every strength: what is damaged at a small strength is damaged at a larger one.
     *
     * @param rows the table
     * @param columns the columns to damage; others stay as they are
     * @param strength how much, 0 for not at all
     * @param seed where the draws come from
     */
    Table damage(Table rows, List<String> columns, double strength, Seed seed);
}

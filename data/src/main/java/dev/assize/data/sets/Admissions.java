package dev.assize.data.sets;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Graduate admissions at Berkeley in 1973, the six largest departments: 24 counts that stand for 4,526 applicants. By
 * sex alone the rates differ (men 44.5 %, women 30.4 %); department by department they nearly do not, and in
 * department A women are ahead. Bickel, Hammel and O'Connell, Sex Bias in Graduate Admissions, Science 187, 1975.
 */
public final class Admissions {
    private static final List<String> DEPARTMENTS = List.of("A", "B", "C", "D", "E", "F");

    /** For each department: men admitted, men rejected, women admitted, women rejected. */
    private static final int[][] COUNTS = {
        {512, 313, 89, 19},
        {353, 207, 17, 8},
        {120, 205, 202, 391},
        {138, 279, 131, 244},
        {53, 138, 94, 299},
        {22, 351, 24, 317}
    };

    private Admissions() {}

    /**
     * Returns the counts as a table: {@code Admit} is label and decision at once (the audit judges the decisions as
     * they were made), {@code Gender} is sensitive, {@code Dept} describes, {@code Freq} says how many people a row
     * stands for.
     */
    public static TaskTable table() {
        List<String> admit = new ArrayList<>();
        List<String> gender = new ArrayList<>();
        List<String> dept = new ArrayList<>();
        double[] freq = new double[4 * COUNTS.length];
        for (int department = 0; department < COUNTS.length; department++) {
            for (int cell = 0; cell < 4; cell++) {
                admit.add(cell % 2 == 0 ? "Admitted" : "Rejected");
                gender.add(cell < 2 ? "Male" : "Female");
                dept.add(DEPARTMENTS.get(department));
                freq[4 * department + cell] = COUNTS[department][cell];
            }
        }
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        roles.put("Admit", EnumSet.of(Role.LABEL, Role.PREDICTION));
        roles.put("Gender", EnumSet.of(Role.SENSITIVE));
        roles.put("Dept", EnumSet.of(Role.FEATURE));
        roles.put("Freq", EnumSet.of(Role.WEIGHT));
        List<Column> columns = List.of(
                CategoricalColumn.ofTexts("Admit", List.copyOf(admit)),
                CategoricalColumn.ofTexts("Gender", List.copyOf(gender)),
                CategoricalColumn.ofTexts("Dept", List.copyOf(dept)),
                NumericColumn.of("Freq", freq));
        return new TaskTable(Table.of(columns, roles), Task.binary("Admit", "Rejected", "Admitted"));
    }
}

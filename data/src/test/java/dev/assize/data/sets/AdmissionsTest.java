package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Role;
import dev.assize.core.Tally;
import dev.assize.data.TaskReader;
import dev.assize.data.counting.TallyReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private static final TaskTable ADMISSIONS = DataSets.embedded("admissions");

    private static Map<String, Long> people(String... attributes) {
        int[] truth = TaskReader.truth("admissions", ADMISSIONS.table(), ADMISSIONS.task());
        Map<String, Long> people = new TreeMap<>();
        for (Tally.Cell cell : TallyReader.count(ADMISSIONS.table(), List.of(attributes), ADMISSIONS.task(), truth)
                .cells()) {
            people.merge(String.join(" ", cell.values()) + " " + cell.truth(), cell.people(), Long::sum);
        }
        return people;
    }

    @Test
    void standsForAllApplicants() {
        assertThat(people("Gender"))
                .isEqualTo(Map.of("Male 1", 1198L, "Male 0", 1493L, "Female 1", 557L, "Female 0", 1278L));
    }

    @Test
    void hasTheCountsOfEachDepartment() {
        Map<String, Long> people = people("Dept", "Gender");

        assertThat(people)
                .hasSize(24)
                .containsEntry("A Female 1", 89L)
                .containsEntry("A Male 1", 512L)
                .containsEntry("A Female 0", 19L)
                .containsEntry("A Male 0", 313L)
                .containsEntry("B Female 1", 17L)
                .containsEntry("B Male 0", 207L)
                .containsEntry("C Female 1", 202L)
                .containsEntry("C Male 0", 205L)
                .containsEntry("D Female 0", 244L)
                .containsEntry("D Male 1", 138L)
                .containsEntry("E Female 1", 94L)
                .containsEntry("E Male 0", 138L)
                .containsEntry("F Female 0", 317L)
                .containsEntry("F Male 0", 351L);
    }

    @Test
    void showsSimpsonsParadox() {
        Map<String, Long> all = people("Gender");
        Map<String, Long> byDepartment = people("Dept", "Gender");

        assertThat(rate(all, "Male") - rate(all, "Female")).isCloseTo(0.1416, within(1e-4));
        assertThat(rate(byDepartment, "A Female")).isGreaterThan(rate(byDepartment, "A Male"));
        for (String department : List.of("B", "C", "D", "E", "F")) {
            assertThat(rate(byDepartment, department + " Male") - rate(byDepartment, department + " Female"))
                    .isBetween(-0.06, 0.04);
        }
    }

    private static double rate(Map<String, Long> people, String group) {
        double admitted = people.getOrDefault(group + " 1", 0L);
        return admitted / (admitted + people.getOrDefault(group + " 0", 0L));
    }

    @Test
    void statesRoles() {
        assertThat(ADMISSIONS.table().schema().names(Role.WEIGHT)).containsExactly("Freq");
        assertThat(ADMISSIONS.table().schema().names(Role.PREDICTION)).containsExactly("Admit");
        assertThat(ADMISSIONS.table().schema().names(Role.SENSITIVE)).containsExactly("Gender");
        assertThat(ADMISSIONS.task().favorable()).contains("Admitted");
    }
}

package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.assize.cli.architecture.HabitRules;
import dev.assize.cli.architecture.ModuleRules;
import dev.assize.cli.architecture.ModuleTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule of the architecture finds the class planted for it, and only that. */
class ArchitectureRulesTest {
    private static final String ROOT = "dev.assize.cli.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);
    private static final ModuleRules MODULES = new ModuleRules(ROOT, ModuleTable.rows());
    private static final HabitRules HABITS = new HabitRules(ROOT);

    static Stream<Arguments> rulesAndWhatTheyFind() {
        return Stream.of(
                arguments(MODULES.modulesFollowTheTable(), List.of("core.UsesLaterModule")),
                arguments(
                        MODULES.thirdPartiesFollowTheTable(),
                        List.of("engine.UsesShadedJackson", "fairness.UsesDeepLearning")),
                arguments(
                        MODULES.packagesAreNullMarked(),
                        List.of("data.CatchesEverything", "data.KeepsState", "data.RowUtils", "data.package-info")),
                arguments(HABITS.librariesDoNotPrint(), List.of("reports.Prints")),
                arguments(HABITS.librariesReadNoClock(), List.of("reports.ReadsTheClock")),
                arguments(HABITS.librariesDrawFromSeeds(), List.of("training.DrawsUnseeded")),
                arguments(HABITS.nothingIsDeserialized(), List.of("training.Deserializes")),
                arguments(HABITS.formatsNameTheirLocale(), List.of("policies.FormatsForTheMachine")),
                arguments(HABITS.metricsUseNoParallelStreams(), List.of("explain.SumsInParallel")),
                arguments(HABITS.staticFieldsAreFinal(), List.of("data.KeepsState")),
                arguments(HABITS.namesSayWhatAClassIs(), List.of("data.RowUtils")),
                arguments(HABITS.librariesDoNotCatchEverything(), List.of("data.CatchesEverything")));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatTheyFind")
    void ruleFindsWhatWasPlantedForIt_andNothingElse(ArchRule rule, List<String> planted) {
        List<String> report = rule.evaluate(PLANTED).getFailureReport().getDetails();

        assertThat(planted).allSatisfy(name -> assertThat(report).anyMatch(line -> line.contains(name)));
        assertThat(report).allSatisfy(line -> assertThat(planted).anyMatch(line::contains));
    }

    @Test
    void findsTheCycle_whenTwoPackagesUseEachOther() {
        String report = MODULES.packagesHaveNoCycles()
                .evaluate(PLANTED)
                .getFailureReport()
                .toString();

        assertThat(report).contains("Slice statistics.first").contains("Slice statistics.second");
    }

    @Test
    void findsEachWayToReadTheClock() {
        String report = String.join(
                "\n",
                HABITS.librariesReadNoClock()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails());

        assertThat(report)
                .contains("java.time.LocalDate.now()")
                .contains("java.time.Instant.now()")
                .contains("java.lang.System.currentTimeMillis()")
                .contains("java.util.Date.<init>()");
    }

    @Test
    void findsEachWayToDrawWithoutASeed() {
        String report = String.join(
                "\n",
                HABITS.librariesDrawFromSeeds()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .getDetails());

        assertThat(report)
                .contains("java.util.Random.<init>()")
                .contains("java.util.SplittableRandom.<init>()")
                .contains("java.lang.Math.random()")
                .contains("java.util.Collections.shuffle(java.util.List)");
    }

    @Test
    void namesClassesOfModulesThatTheTableDoesNotKnow() {
        ModuleRules withoutData = new ModuleRules(
                ROOT,
                ModuleTable.rows().entrySet().stream()
                        .filter(row -> !row.getKey().equals("data"))
                        .collect(Collectors.toMap(row -> row.getKey(), row -> row.getValue())));

        assertThat(withoutData.strangers(PLANTED))
                .contains(ROOT + ".data.RowUtils")
                .doesNotContain(ROOT + ".core.Vocabulary");
    }

    @Test
    void differs_whenThePageAllowsMore(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), """
                | module | holds | may use | third parties |
                | --- | --- | --- | --- |
                | `core` | the vocabulary | `data` | - |
                """);

        assertThat(ModuleTable.read(page).get("core"))
                .isEqualTo(new ModuleTable.Row(List.of("data"), List.of()))
                .isNotEqualTo(ModuleTable.rows().get("core"));
    }

    @Test
    void saysWhatIsMissing_whenThePageHasNoTable(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), "# Architecture\n");

        assertThatThrownBy(() -> ModuleTable.read(page))
                .hasMessage(page + " has no table '| module | holds | may use | third parties |'");
    }
}

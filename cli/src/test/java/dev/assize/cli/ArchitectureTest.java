package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.assize.cli.architecture.HabitRules;
import dev.assize.cli.architecture.ModuleRules;
import dev.assize.cli.architecture.ModuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture: {@code docs/architecture.md} as a test. {@link ArchitectureRulesTest} shows each rule fail. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("assize.root", ".."));
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.assize");

    static Stream<ArchRule> rules() {
        ModuleRules modules = new ModuleRules("dev.assize", ModuleTable.rows());
        return Stream.concat(modules.all(), new HabitRules("dev.assize").all());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyClassOfTheProductFollows(ArchRule rule) {
        assertThat(rule.evaluate(PRODUCT).getFailureReport().getDetails())
                .as(rule.getDescription())
                .isEmpty();
    }

    @Test
    void pageAndTestHoldTheSameTable() throws IOException {
        assertThat(ModuleTable.read(ROOT.resolve("docs/architecture.md"))).isEqualTo(ModuleTable.rows());
    }

    @Test
    void tableIsInTheOrderOfUse_soThatNoModuleUsesALaterOne() {
        List<String> earlier = new ArrayList<>();

        ModuleTable.rows().forEach((module, row) -> {
            assertThat(earlier).as(module).containsAll(row.modules());
            earlier.add(module);
        });

        assertThat(earlier).hasSize(ModuleTable.rows().size());
    }

    @Test
    void everyClassLiesInAModuleOfTheTable() {
        assertThat(new ModuleRules("dev.assize", ModuleTable.rows()).strangers(PRODUCT))
                .isEmpty();
    }

    @Test
    void everyModuleOfTheTableIsAFolderThatTheBuildKnows() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(ModuleTable.rows().keySet())
                .allSatisfy(module -> assertThat(parent).contains("<module>" + module + "</module>"));
    }

    @Test
    void everyModuleIsSeen_soThatNoRuleHoldsForWantOfClasses() {
        List<String> seen = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.assize."))
                .map(name -> name.split("\\.")[2])
                .distinct()
                .toList();

        assertThat(seen).containsExactlyInAnyOrderElementsOf(modulesWithSources());
    }

    private static List<String> modulesWithSources() {
        return ModuleTable.rows().keySet().stream()
                .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src/main/java")))
                .toList();
    }
}

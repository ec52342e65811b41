package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.explain.AttributionOptions;
import dev.assize.explain.PermutationOptions;
import dev.assize.robustness.RobustnessOptions;
import dev.assize.training.settings.FitSettings;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.NetworkKind;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.ScheduleKind;
import dev.assize.training.settings.TrainingSettings;
import dev.assize.training.settings.TrainingSettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the audit file names the defaults that the program has. */
class AuditFilePageTest {
    private static final Path PAGE = Path.of(System.getProperty("assize.root", ".."), "docs/user-guide/audit-file.md");

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void namesEverySettingOfTheTraining(NetworkKind kind) throws IOException {
        String page = Files.readString(PAGE.resolveSibling("training.md"));

        assertThat(TrainingSettingsReader.keys(kind))
                .hasSizeGreaterThan(8)
                .filteredOn(key -> !key.equals("kind"))
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
        assertThat(page).contains("| `" + kind.id() + "` |");
    }

    @Test
    void namesEveryChoiceOfTheTraining() throws IOException {
        String page = Files.readString(PAGE.resolveSibling("training.md"));

        assertThat(Stream.of(Optimizer.values()).map(Optimizer::id))
                .allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
        assertThat(Stream.of(ScheduleKind.values()).map(ScheduleKind::id))
                .allSatisfy(id -> assertThat(page).contains("| `" + id + "` |"));
        assertThat(Stream.of(HiddenActivation.values()).map(HiddenActivation::id))
                .allSatisfy(id -> assertThat(page).contains("`" + id + "`"));
    }

    @Test
    void statesTheDefaultsOfTheTraining() throws IOException {
        TrainingSettings usual = TrainingSettings.defaults();
        FitSettings fit = usual.fit();

        assertThat(row("| `hidden` |")).endsWith("| `" + ((MlpNetwork) usual.network()).hidden() + "` |");
        assertThat(row("| `epochs`, `batch` |")).endsWith("| " + fit.epochs() + ", " + fit.batchSize() + " |");
        assertThat(row("| `validation`, `patience` |"))
                .endsWith("| " + fit.validationPart() + ", " + fit.stopping().patience() + " |");
    }

    @Test
    void statesTheDefaultsOfTheChecks() throws IOException {
        PermutationOptions permutation = PermutationOptions.defaults();
        AttributionOptions.WorkLimits limits = AttributionOptions.WorkLimits.defaults();
        RobustnessOptions robustness = RobustnessOptions.defaults();

        assertThat(row("| | `importance`, `repeats`, `importanceRows` |"))
                .endsWith("| `accuracy`, " + permutation.repeats() + ", " + permutation.maxRows() + " |");
        assertThat(row("| | `rows`, `mostSteps`, `tolerance` |"))
                .endsWith("| " + limits.maxRows() + ", " + limits.mostSteps() + ", " + limits.tolerance() + " |");
        assertThat(row("| | `bins`, `draws` |"))
                .endsWith("| " + robustness.calibration().bins() + ", "
                        + robustness.calibration().draws() + " |");
        assertThat(row("| | `rows`, `attackRows` |"))
                .endsWith("| " + robustness.limits().maxRows() + ", "
                        + robustness.limits().maxAttackRows() + " |");
    }

    private static String row(String start) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(start))
                .toList();
        assertThat(rows).as("rows of the page that start with " + start).hasSize(1);
        return rows.get(0);
    }
}

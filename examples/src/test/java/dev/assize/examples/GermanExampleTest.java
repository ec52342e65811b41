package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assize.core.Scope;
import dev.assize.policies.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1,000 credit applicants are too few to settle every rule, and the answer says so. */
class GermanExampleTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithThree_becauseTheDataCannotSettleARule() throws IOException {
        assumeTrue(ExampleRun.has("german"), "no german in the data folder (property assize.data)");

        ExampleRun run = ExampleRun.of("german", folder);

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.verdicts())
                .containsEntry("selection-age", Status.INCONCLUSIVE)
                .doesNotContainValue(Status.FAIL);
        assertThat(run.report().judgement().verdicts())
                .filteredOn(verdict -> verdict.status() == Status.INCONCLUSIVE)
                .allSatisfy(verdict -> assertThat(verdict.reason()).contains("95 % interval"));
        run.assertSaysNothingOfThisMachine();
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
        assumeTrue(ExampleRun.has("german"), "no german in the data folder (property assize.data)");

        ExampleRun first = ExampleRun.of("german", folder.resolve("first"));
        ExampleRun.of("german", folder.resolve("second"));

        assertThat(first.measured("fairness.accuracy", Scope.ALL).sampleSize()).isEqualTo(400);
        for (String name : new String[] {"report.json", "report.html", "report.xlsx"}) {
            assertThat(Files.mismatch(
                            folder.resolve("first").resolve(name),
                            folder.resolve("second").resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }
}

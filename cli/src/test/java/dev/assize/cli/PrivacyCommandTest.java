package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.privacy.ledger.DataAccess;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.LedgerJson;
import dev.assize.privacy.ledger.NoiseOrigin;
import dev.assize.privacy.ledger.ProtectedUnit;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsABracket_forAPlannedTraining() {
        Run run = privacy("epsilon --sampling-rate 0.01 --noise-multiplier 1.1 --steps 10000 --delta 1e-5 --json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"format\" : \"assize-privacy-budget\",\n  \"version\" : 1,\n")
                .contains("\"neighbors\" : \"add-or-remove-one\"", "\"samplingRate\" : 0.01", "\"steps\" : 10000");
        assertThat(number(run, "epsilonUpper"))
                .isBetween(5.18, 5.25); // about 5.19 by inversion of the characteristic function
        assertThat(number(run, "epsilonLower")).isLessThanOrEqualTo(number(run, "epsilonUpper"));
    }

    @Test
    void roundsAwayFromABetterGuarantee_inWords() {
        String question = "epsilon --sampling-rate 1 --noise-multiplier 2 --steps 3 --delta 1e-6 --accountant rdp";
        double upper = number(privacy(question + " --json"), "epsilonUpper");

        Run run = privacy(question);

        assertThat(run.out()).startsWith("epsilon ").endsWith(" holds\n").contains(" at delta 1.0E-6 (RDP); ");
        double printed = Double.parseDouble(run.out().split(" ")[1]);
        assertThat(printed).isGreaterThanOrEqualTo(upper).isCloseTo(upper, within(1e-3));
    }

    @Test
    void staysWithinTheBudget_whenAskedForNoise() {
        Run run = privacy("sigma --epsilon 1 --sampling-rate 0.01 --steps 1000 --delta 1e-5 --json");

        assertThat(run.code()).isZero();
        assertThat(number(run, "epsilonUpper")).isLessThanOrEqualTo(1).isGreaterThan(0.99);
        assertThat(number(run, "noiseMultiplier")).isBetween(0.8, 1.6);
        assertThat(privacy("sigma --epsilon 1 --sampling-rate 0.01 --steps 1000 --delta 1e-5")
                        .out())
                .startsWith("noise multiplier ")
                .contains(" spends epsilon ", " of 1.0 at delta 1.0E-5 (");
    }

    @Test
    void countsTheStepsThatABudgetAllows() {
        String rest = " --epsilon 1 --sampling-rate 0.01 --noise-multiplier 2 --delta 1e-5";

        Run run = privacy("steps" + rest + " --json");

        double steps = number(run, "steps");
        Run one = privacy(
                "epsilon --sampling-rate 0.01 --noise-multiplier 2 --delta 1e-5 --json --steps " + (long) (steps + 1));
        assertThat(number(run, "epsilonUpper")).isLessThanOrEqualTo(1);
        assertThat(number(one, "epsilonUpper")).isGreaterThan(1);
        assertThat(privacy("steps" + rest).out()).startsWith((long) steps + " steps spend epsilon ");
    }

    @Test
    void findsTheLargestBatchOfABudget() {
        String question = "batch --epsilon 2 --noise-multiplier 1.1 --steps 2000 --records 60000 --delta 1e-5";

        Run json = privacy(question + " --json");

        assertThat(json.err()).isEmpty();
        assertThat(number(json, "epsilonUpper")).isLessThanOrEqualTo(2).isGreaterThan(1.98);
        assertThat(privacy(question).out())
                .startsWith("batches of ")
                .contains(" of 60000 records (sampling rate ", ") spend epsilon ", " of 2.0 at delta 1.0E-5 (PLD)");
    }

    @Test
    void refusesABudgetThatBatchesOfOnePass() {
        Run run = privacy("batch --epsilon 0.1 --noise-multiplier 0.3 --steps 10000 --records 100 --delta 1e-9");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("--epsilon: batches of one record already spend more than epsilon 0.1 at delta 1.0E-9\n"
                        + "  Take more noise, fewer steps or a larger epsilon.\n");
    }

    @Test
    void warnsOfADeltaThatIsTooLargeForTheRecords() {
        String question = "epsilon --sampling-rate 0.01 --noise-multiplier 2 --steps 100 --delta 0.002 --records 500";
        String warning = "delta 0.002 is not below 1 / 500 records: a method that publishes one record at random would "
                + "meet it; take a delta well below 0.002";

        Run run = privacy(question + " --json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("warning: " + warning + "\n");
        assertThat(run.out()).contains("\"warnings\" : [ \"" + warning + "\" ]");
        assertThat(privacy("epsilon --sampling-rate 0.01 --noise-multiplier 2 --steps 9 --delta 1e-5 --records 0")
                        .err())
                .isEqualTo("--records: the number of records is 0, which is not at least 1\n"
                        + "  It is the number of rows, or of users where users are protected, in the training part.\n");
    }

    @Test
    void refusesABudgetThatOneStepPasses() {
        Run run = privacy("steps --epsilon 0.001 --sampling-rate 1 --noise-multiplier 0.5 --delta 1e-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("--epsilon: one step already spends more than epsilon 0.001 at delta 1.0E-5\n"
                        + "  Take more noise, a smaller sampling rate or a larger epsilon.\n");
    }

    @Test
    void namesAllProblemsAtOnce() {
        Run run = privacy("epsilon --sampling-rate 1.5 --noise-multiplier NaN --steps 0 --delta 1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("--noise-multiplier: the noise multiplier is NaN, which is not between 0.001 and a million\n"
                        + "  It is the standard deviation of the noise divided by the clip norm, often between 0.5 and 5.\n"
                        + "--steps: the number of steps is 0, which is not between 1 and a million million\n"
                        + "  It is the number of epochs divided by the sampling rate.\n"
                        + "--sampling-rate: the sampling rate is 1.5, which is no fraction above 0 and at most 1\n"
                        + "  It is the batch size divided by the number of records.\n"
                        + "--delta: delta is 1.0, which is no probability above 0 and below 1\n"
                        + "  Take a value below one over the number of records, for example 1e-5.\n");
    }

    @Test
    void callsTheCentralLimitNoGuarantee() {
        String question =
                "epsilon --sampling-rate 0.01 --noise-multiplier 1.1 --steps 10000 --delta 1e-5 --accountant gdp";

        Run json = privacy(question + " --json");

        assertThat(json.out()).contains("\"guarantee\" : false").doesNotContain("epsilonUpper");
        assertThat(number(json, "epsilonApproximate")).isPositive();
        assertThat(privacy(question).out())
                .startsWith("epsilon is about ")
                .endsWith(" at delta 1.0E-5 by the central limit: no guarantee, for information only\n");
    }

    @Test
    void refusesABudgetOfNothing() {
        Run run = privacy("sigma --epsilon 0 --sampling-rate 0.1 --steps 10 --delta 1e-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("--epsilon: the target epsilon is 0.0, which is not above 0 and at most a million\n"
                        + "  Common targets lie between 0.1 and 10; smaller protects more.\n");
    }

    @Test
    void addsUpRunsOnTheSameData() throws IOException {
        Files.writeString(folder.resolve("a.json"), LedgerJson.write(ledger("people", 600)));
        Files.writeString(folder.resolve("b.json"), LedgerJson.write(ledger("people", 400)));

        Run both = privacy("ledger a.json b.json --delta 1e-5 --json");
        Run planned = privacy("epsilon --sampling-rate 0.01 --noise-multiplier 1.1 --steps 1000 --delta 1e-5 --json");

        assertThat(both.err()).isEmpty();
        assertThat(number(both, "epsilonUpper")).isCloseTo(number(planned, "epsilonUpper"), within(1e-9));
        assertThat(privacy("ledger a.json --delta 1e-5").out())
                .startsWith("epsilon ")
                .contains("\nprotects one row, one more or one less\n")
                .contains(
                        "\ntraining: Poisson sampling at rate 0.01, Gaussian noise of multiplier 1.1, 600 steps, clip "
                                + "norm 1.0; noise: AES\n")
                .contains("\nnot covered: ");
    }

    @Test
    void refusesLedgersOfOtherData() throws IOException {
        Files.writeString(folder.resolve("a.json"), LedgerJson.write(ledger("people", 600)));
        Files.writeString(folder.resolve("b.json"), LedgerJson.write(ledger("others", 400)));

        Run run = privacy("ledger a.json b.json --delta 1e-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("A ledger holds the uses of one data set; keep one ledger for each.");
    }

    @Test
    void refusesALedgerThatWasEdited() throws IOException {
        String json = LedgerJson.write(ledger("people", 600)).replace("\"steps\" : 600", "\"steps\" : 6");
        Files.writeString(folder.resolve("a.json"), json);

        Run run = privacy("ledger a.json --delta 1e-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("a.json: the privacy ledger was edited, its hash chain is broken at entry 1: ");
    }

    @Test
    void guaranteesNothing_whenTheNoiseCanBePredicted() throws IOException {
        Ledger seeded = Ledger.empty().append(entry("people", 10, new NoiseOrigin("a seed", false)));
        Files.writeString(folder.resolve("a.json"), LedgerJson.write(seeded));

        Run run = privacy("ledger a.json --delta 1e-5");
        Run json = privacy("ledger a.json --delta 1e-5 --json");

        assertThat(run.out()).startsWith("no guarantee: noise came from a source that can be predicted\n");
        assertThat(json.out()).contains("\"guarantees\" : false").doesNotContain("epsilonUpper");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Run run = privacy("ledger nothing.json --delta 1e-5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("nothing.json: cannot be read: ");
    }

    @Test
    void refusesAModelThatWasNotTrainedPrivately() {
        Loans.in(folder);
        Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        Run run = privacy("statement model.zip");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("model.zip: this model was not trained privately, so it has no ledger\n"
                        + "  Train it with 'privacy: {epsilon: 1.0, delta: 1.0e-5}' in model.train.\n");
    }

    private Run privacy(String words) {
        return Run.in(folder, ("privacy " + words).split(" "));
    }

    private static Ledger ledger(String data, long steps) {
        return Ledger.empty().append(entry(data, steps, new NoiseOrigin("AES", true)));
    }

    private static LedgerEntry entry(String data, long steps, NoiseOrigin noise) {
        DataAccess access = new DataAccess(Digest.of(data), ProtectedUnit.ROW, OptionalDouble.of(1), noise);
        return new LedgerEntry("training", new SampledGaussian(0.01, 1.1), steps, access);
    }

    private static double number(Run run, String key) {
        Matcher found = Pattern.compile('"' + key + "\" : ([-+0-9.eE]+)").matcher(run.out());
        assertThat(found.find()).as("%s in %s", key, run.out() + run.err()).isTrue();
        return Double.parseDouble(found.group(1));
    }
}

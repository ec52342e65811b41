package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every input that cannot be used: one message with the place and the next step, exit code 2, nothing written. */
class BadInputTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void startFromInputThatWorks() {
        Loans.in(folder);
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        Files.delete(folder.resolve("loans.csv"));
        assertRefused("loans.csv: ", "there is no such file");
    }

    @Test
    void refusesADirectory() {
        audit(text -> text.replace("path: loans.csv", "path: ."));
        assertRefused("directory");
    }

    @Test
    void refusesAnEmptyFile() {
        Loans.write(folder, "loans.csv", "");
        assertRefused("loans.csv: ", "empty");
    }

    @Test
    void refusesAHeaderWithoutRows() {
        Loans.write(folder, "loans.csv", "income,years,part_time,sex,approved\n");
        assertRefused("loans.csv", "no rows");
    }

    @Test
    void refusesALabelThatIsNoColumn() {
        audit(text -> text.replace("label: approved", "label: aproved"));
        assertRefused("there is no column 'aproved', which is named as label", "Did you mean 'approved'?");
    }

    @Test
    void refusesALabelWithOneValue() {
        table(text -> text.replaceAll("(?m),no$", ",yes"));
        assertRefused("the label 'approved' has only the value 'yes' in all rows");
    }

    @Test
    void refusesALabelWithThreeValues() {
        table(text -> text.replaceFirst("(?m),no$", ",maybe"));
        assertRefused("the label 'approved' has 3 values, 'maybe', 'no', 'yes'; a task with a favorable value has two");
    }

    @Test
    void refusesAFavorableValueThatNeverOccurs() {
        audit(text -> text.replace("\"yes\"", "\"Yes\""));
        assertRefused("the favorable value 'Yes' never occurs in the label 'approved'", "Did you mean 'yes'?");
    }

    @Test
    void refusesASensitiveColumnWithoutValues() {
        table(text -> text.replaceAll("(?m),[fm],(yes|no)$", ",,$1"));
        assertRefused("the sensitive column 'sex' is missing in all 1200 rows");
    }

    @Test
    void refusesAConstantFeature() {
        table(text -> text.replaceAll("(?m)^(\\d+),\\d+,", "$1,7,"));
        assertRefused("the feature 'years' has the value '7' in all 1200 rows", "exclude: [years]");
    }

    @Test
    void refusesGroupsThatWouldTakeThePlaceOfAColumn() {
        audit(text -> text.replace("[sex]", "[sex, {column: income, name: years, cuts: [2000]}]"));
        assertRefused("the groups made of 'income' are called 'years', and the table has a column of that name");
    }

    @Test
    void refusesFairnessWithoutGroups_beforeTheWork() {
        audit(text -> text.replace("  sensitive: [sex]\n", ""));
        assertRefused("audit.yaml:2:3: the check 'fairness' compares groups, and no sensitive column is named");
    }

    @Test
    void refusesTextInANumericColumn() {
        audit(text -> text.replace("  sensitive: [sex]", "  sensitive: [sex]\n  types: {income: numeric}"));
        table(text -> text.replaceFirst("(?m)^\\d+,", "much,"));
        assertRefused("income", "'much'");
    }

    @Test
    void refusesNanAndInfinity() {
        audit(text -> text.replace("  sensitive: [sex]", "  sensitive: [sex]\n  types: {income: numeric}"));
        table(text -> text.replaceFirst("(?m)^\\d+,", "NaN,"));
        assertRefused("income", "NaN");
        table(text -> text.replaceFirst("(?m)^NaN,", "Infinity,"));
        assertRefused("income", "Infinity");
    }

    @Test
    void refusesAGzipOfNoBytes() {
        Loans.write(folder, "loans.csv.gz", "");
        audit(text -> text.replace("loans.csv", "loans.csv.gz"));
        assertRefused("loans.csv.gz", "empty");
    }

    @Test
    void refusesAGzipThatIsCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Loans.table(1200, 0).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("loans.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        audit(text -> text.replace("loans.csv", "loans.csv.gz"));
        assertRefused("loans.csv.gz", "cut short");
    }

    @Test
    void refusesARaggedRow() {
        table(text -> text + "1,2\n");
        assertRefused("loans.csv:1202", "2");
    }

    @Test
    void refusesAModelZipThatIsCutInHalf() throws IOException {
        Run.in(folder, "train", "audit.yaml", "--model", "model.zip");
        byte[] whole = Files.readAllBytes(folder.resolve("model.zip"));
        Files.write(folder.resolve("model.zip"), Arrays.copyOf(whole, whole.length / 2));
        audit(text -> text.replaceAll("(?m)^  train:.*$", "  path: model.zip"));
        assertRefused("model.zip");
    }

    @Test
    void refusesAModelThatWasTrainedOnOtherColumns() {
        Run.in(folder, "train", "audit.yaml", "--model", "model.zip");
        audit(text -> text.replaceAll("(?m)^  train:.*$", "  path: model.zip"));
        table(text -> text.replaceFirst("years", "months"));
        assertRefused("years");
    }

    @Test
    void refusesYamlWithATab() {
        audit(text -> text.replace("  path: loans.csv", "\tpath: loans.csv"));
        assertRefused("audit.yaml:2:1: ", "tab");
    }

    @Test
    void refusesADuplicateKeyATagAnUnknownKeyAndAWrongType() {
        audit(text -> text + "policy: other.yaml\n");
        assertRefused("audit.yaml:", "policy");
        audit(text -> text.replace("policy: other.yaml\n", "").replace("label: approved", "label: !!str approved"));
        assertRefused("audit.yaml:3:", "tag");
        audit(text -> text.replace("!!str ", "").replace("split:", "splitt:"));
        assertRefused("audit.yaml:6:1: unknown key 'splitt'", "Did you mean 'split'?");
        audit(text -> text.replace("splitt:", "split:").replace("test: 0.4", "test: much"));
        assertRefused("audit.yaml:6:15: 'test' is the text 'much', a number is needed");
    }

    @Test
    void refusesAPolicyThatMatchesNoEvidence() {
        policy(text -> text.replace("attribute: sex", "attribute: race"));
        assertRefused("policy.yaml:6:13: the policy 'small' matches no evidence");
    }

    @Test
    void refusesAMetricThatDoesNotExist() {
        policy(text -> text.replace("demographic_parity_ratio", "demographic_parity_ration"));
        assertRefused("policy.yaml:6:13: unknown metric 'fairness.demographic_parity_ration'", "Did you mean");
    }

    @Test
    void refusesAnOutputFolderThatIsAFile() {
        Loans.write(folder, "out", "a file");
        Run run = Run.in(folder, "audit", "audit.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the reports cannot be written here, because this is a file");
        assertThat(folder.resolve("out")).hasContent("a file");
    }

    @Test
    void refusesAPrivacyBudgetOfNothing() {
        audit(text -> text.replace("kind: mlp,", "kind: mlp, privacy: {epsilon: 0, delta: 2, clipNorm: 0},"));
        assertRefused("audit.yaml:8:", "'privacy.epsilon' is 0", "'privacy.delta' is 2", "'privacy.clipNorm' is 0");
    }

    @Test
    void refusesWrongUsage() {
        assertThat(Run.in(folder, "audti").err()).contains("audit");
        assertThat(Run.in(folder, "audti").code()).isEqualTo(2);
        assertThat(Run.in(folder, "audit", "--nonsense").code()).isEqualTo(2);
        assertThat(Run.in(folder, "check", "absent.json", "--policy", "policy.yaml")
                        .code())
                .isEqualTo(2);
        assertThat(Run.in(folder, "render", "loans.csv").err()).contains("loans.csv");
    }

    private void audit(UnaryOperator<String> change) {
        change("audit.yaml", change);
    }

    private void policy(UnaryOperator<String> change) {
        change("policy.yaml", change);
    }

    private void table(UnaryOperator<String> change) {
        change("loans.csv", change);
    }

    private void change(String name, UnaryOperator<String> change) {
        try {
            String before = Files.readString(folder.resolve(name));
            String after = change.apply(before);
            assertThat(after).as("the change of " + name).isNotEqualTo(before);
            Files.writeString(folder.resolve(name), after);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change " + name, e);
        }
    }

    private void assertRefused(String... parts) {
        Run run = Run.in(folder, "audit", "audit.yaml", "--as-of", "2026-11-23", "--quiet");

        assertThat(run.err()).contains(parts).doesNotContain("defect").doesNotContain("Exception");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }
}

package dev.assize.data.arrays;

import static dev.assize.data.arrays.ArraySamples.cells;
import static dev.assize.data.arrays.ArraySamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFilesTest {
    private static final String HEADER = """
            # a comment
            @problemName Vowels
            @timeStamps false
            @missing true
            @univariate false
            @dimensions 2
            @equalLength false
            @classLabel true b a
            @data
            """;

    @TempDir
    Path folder;

    private ArraySource source(String content) throws IOException {
        return ArraySource.of(ArraySamples.write(folder, "x.ts", content), "speaker");
    }

    private Table read(String content) throws IOException {
        return ArrayReader.read(source(content));
    }

    @Test
    void readsSequencesOfDifferentLengths() throws IOException {
        Table table = read(HEADER + "1,2.5,-3e1:4,5,6:a\n\n# in between\n 7 : 8 : b \n");

        assertThat(table.schema().names()).containsExactly("sequence", "speaker");
        assertThat(table.array("sequence").isVarying()).isTrue();
        assertThat(table.array("sequence").steps(0)).isEqualTo(3);
        assertThat(cells(table, "sequence")).isEqualTo("1 2.5 -30 4 5 6\n7 8");
        assertThat(cells(table, "speaker")).isEqualTo("a\nb");
        assertThat(table.categorical("speaker").dictionary()).containsExactly("b", "a");
    }

    @Test
    void keepsMissingValuesMissing() throws IOException {
        assertThat(cells(read(HEADER + "1,?:NaN,2:a\n"), "sequence")).isEqualTo("1 ? ? 2");
    }

    @Test
    void takesDimensionsAndClassesFromTheRows_whereTheHeaderIsSilent() throws IOException {
        Table table = read("@classLabel true\r\n@data\r\n1,2:3,4:x\r\n5:6:y\r\n");

        assertThat(cells(table, "sequence")).isEqualTo("1 2 3 4\n5 6");
        assertThat(table.categorical("speaker").dictionary()).containsExactly("x", "y");
    }

    @Test
    void readsTheSameWithGzip() throws IOException {
        String content = HEADER + "1:2:a\n";
        Path packed =
                Files.write(folder.resolve("x.ts.gz"), ArraySamples.gzip(content.getBytes(StandardCharsets.UTF_8)));

        assertThat(cells(ArrayReader.read(ArraySource.of(packed, "speaker")), "sequence"))
                .isEqualTo("1 2");
    }

    @Test
    void putsTheTestPartBehindTheTrainingPart() throws IOException {
        Path test = ArraySamples.write(folder, "t.ts", HEADER + "9:9:b\n");
        Table table = ArrayReader.read(
                source(HEADER + "1:2:a\n3:4:b\n").withTest(new ArraySource.Files(test, Optional.empty())));

        assertThat(cells(table, "sequence")).isEqualTo("1 2\n3 4\n9 9");
        assertThat(cells(table, "part")).isEqualTo("train\ntrain\ntest");
    }

    @Test
    void namesEveryFaultOfTheRows() throws IOException {
        assertThat(refusal(folder, source(HEADER + "1,2:3:a\n1:2:c\n1:a\n1,x:2,1.2.3:b\n1e99:2:b\n,:1,2:b\n")))
                .isEqualTo("""
                        DIR/x.ts:10: dimension 2 has 1 values, dimension 1 has 2
                          All dimensions of a row need one length; put ? where a value is missing.
                        DIR/x.ts:11: the class 'c' is none of those in the header
                          Did you mean 'a'? Known: a, b.
                        DIR/x.ts:12: the row has 1 dimensions, there should be 2
                          Dimensions are separated by colons; a row that is cut short has too few.
                        DIR/x.ts:13: dimension 1, value 2: 'x' is not a finite number
                          Write a decimal number, or ? where the value is missing.
                        DIR/x.ts:13: dimension 2, value 2: '1.2.3' is not a finite number
                          Write a decimal number, or ? where the value is missing.
                        DIR/x.ts:14: dimension 1, value 1: '1e99' is not a finite number
                          Write a decimal number, or ? where the value is missing.
                        DIR/x.ts:15: dimension 1, value 1: '' is not a finite number
                          Write a decimal number, or ? where the value is missing.""");
    }

    @Test
    void countsFaultsBeyondTheTwentieth() throws IOException {
        assertThat(refusal(folder, source(HEADER + "x:1:a\n".repeat(25))))
                .contains("DIR/x.ts:29: dimension 1")
                .doesNotContain("DIR/x.ts:30:")
                .endsWith("DIR/x.ts: there are 5 more problems of this kind, not listed here\n"
                        + "  Correct the first ones and try again.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@timeStamps true | DIR/x.ts:1: the values have time stamps",
                "@targetLabel true | DIR/x.ts:1: the rows have a number to predict, not a class",
                "@dimensions many | DIR/x.ts:1: '@dimensions many' states no count",
                "@dimensions 0 | DIR/x.ts:1: '@dimensions 0' states no count",
                "@dimensions 99999999999 | DIR/x.ts:1: '@dimensions 99999999999' states no count",
                "@dimensinos 2 | DIR/x.ts:1: '@dimensinos' is no header of a .ts file",
                "1:2:a | DIR/x.ts:1: '1:2:a' is no header of a .ts file",
            })
    void refusesHeadersThatCannotBeFollowed(String header, String message) throws IOException {
        assertThat(refusal(folder, source(header + "\n@classLabel true a\n@data\n1:2:a\n")))
                .startsWith(message + "\n  ");
    }

    @Test
    void suggestsTheHeaderThatWasMeant() throws IOException {
        assertThat(refusal(folder, source("@dimensinos 2\n" + HEADER + "1:2:a\n")))
                .isEqualTo("DIR/x.ts:1: '@dimensinos' is no header of a .ts file\n"
                        + "  Did you mean '@dimensions'? Known: "
                        + "@classLabel, @data, @dimensions, @equalLength, @missing,"
                        + " @problemName, @seriesLength, @timeStamps, @univariate.");
    }

    @Test
    void refusesRowsThatAreNotAsLongAsStated() throws IOException {
        String hint = "\n  Correct '@equalLength' and '@seriesLength', or the row.";

        assertThat(refusal(folder, source("@equalLength true\n@classLabel true a\n@data\n1,2:a\n1,2:a\n1:a\n")))
                .isEqualTo("DIR/x.ts:6: the row has 1 values, the others have 2" + hint);
        assertThat(refusal(folder, source("@seriesLength 3\n@classLabel true a\n@data\n1,2:a\n")))
                .isEqualTo("DIR/x.ts:4: the row has 2 values, the others have 3" + hint);
    }

    @Test
    void refusesAFileWithoutClasses() throws IOException {
        assertThat(refusal(folder, source("@univariate true\n@classLabel false\n@data\n1,2\n")))
                .isEqualTo("DIR/x.ts:3: no class labels are stated\n"
                        + "  Add '@classLabel true' and the names of the classes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@classLabel true a\n", "# nothing\n", "\n"})
    void refusesAFileThatEndsBeforeItsRows(String content) throws IOException {
        assertThat(refusal(folder, source(content)))
                .isEqualTo("DIR/x.ts: there is no line '@data'\n"
                        + "  The file is cut short or no .ts file; copy or download it again.");
    }

    @Test
    void refusesAFileWithoutRows() throws IOException {
        assertThat(refusal(folder, source(HEADER)))
                .isEqualTo("DIR/x.ts: there is no row behind the line '@data'\n"
                        + "  The file is cut short or no .ts file; copy or download it again.");
    }

    @Test
    void refusesARowThatIsCutShort_whereverTheCutIs() throws IOException {
        String row = "1,2:3,4:speaker\n";
        String head = "@dimensions 2\n@classLabel true speaker\n@data\n";
        for (int cut = 1; cut < row.length() - 1; cut++) {
            assertThat(refusal(folder, source(head + row + row.substring(0, cut))))
                    .as("row cut after %s", row.substring(0, cut))
                    .startsWith("DIR/x.ts:5: ");
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws IOException {
        Path file =
                Files.write(folder.resolve("x.ts"), (HEADER + "1:2:\u00e4\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(folder, ArraySource.of(file, "speaker")))
                .isEqualTo("DIR/x.ts: it is not UTF-8 text\n  Save the file in UTF-8 and try again.");
    }

    @Test
    void refusesATestPartOfOtherDimensions() throws IOException {
        Path test = ArraySamples.write(folder, "t.ts", HEADER.replace("@dimensions 2", "@dimensions 3") + "1:2:3:a\n");

        assertThat(refusal(folder, source(HEADER + "1:2:a\n").withTest(new ArraySource.Files(test, Optional.empty()))))
                .startsWith("DIR/t.ts:1: it states 3 dimensions, the training part has 2\n"
                        + "  Both parts need sequences of the same dimensions.");
    }
}

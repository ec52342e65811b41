package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog against the notes that lie beside the real files; skipped where these are absent. */
class ChecksumsTest {
    private static final Path DATA = Path.of(System.getProperty("assize.data", "../shared/data"));

    @ParameterizedTest
    @ValueSource(strings = {"acs-income", "adult", "bank", "compas", "german", "hmda", "location30", "mnist"})
    void statesTheContentThatTheNotesState(String name) throws IOException {
        Path notes = DATA.resolve(name).resolve("SOURCE.md");
        assumeThat(notes)
                .as("notes on " + name + " in the folder of property assize.data")
                .exists();
        String text = Files.readString(notes).toLowerCase(Locale.ROOT);

        assertThat(DataSets.find(name).files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(text).contains(file.content().hex(), file.name()));
    }

    @Test
    void namesEachFileOnce() {
        for (DataSet set : DataSets.list()) {
            assertThat(set.files()).extracting(DataFile::name).doesNotHaveDuplicates();
        }
    }
}

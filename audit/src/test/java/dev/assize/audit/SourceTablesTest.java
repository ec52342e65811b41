package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditFile;
import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.data.DataException;
import dev.assize.data.sets.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTablesTest {
    private static final String MODEL = "model: {predictions: {decision: d}}\n";

    @TempDir
    private Path folder;

    @Test
    void readsAFileAsTheAuditFileSays() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "zip;pay;d\n01;-;yes\n02;3;no\n");
        AuditFile file =
                file("data: {path: t.csv, separator: \";\", missing: [\"-\"], types: {zip: categorical}}\n" + MODEL);

        SourceTable read = new SourceTables(List.of()).read(file);

        assertThat(read.name()).isEqualTo("t.csv");
        assertThat(read.digest()).isEqualTo(Digest.of(folder.resolve("t.csv")));
        assertThat(read.table().column("zip").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(read.table().column("pay").isMissing(0)).isTrue();
        assertThat(read.table().rowCount()).isEqualTo(2);
    }

    @Test
    void makesEmbeddedDataWithTheSameDigestEachTime() {
        AuditFile file = file("data: {path: \"dataset:admissions\"}\n" + MODEL);

        SourceTable first = new SourceTables(List.of()).read(file);
        SourceTable second = new SourceTables(List.of(folder)).read(file);

        assertThat(first.table().rowCount()).isEqualTo(24);
        assertThat(first.digest()).isEqualTo(second.digest());
        assertThat(first.name()).isEqualTo("admissions");
    }

    @Test
    void saysHowToGetADataSet_whenItIsNotThere() {
        AuditFile file = file("data: {path: \"dataset:german\"}\n" + MODEL);

        assertThatThrownBy(() -> new SourceTables(List.of(folder)).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dataset:german: the files of this data set are not on this machine")
                .hasMessageContaining("Run 'assize data get german' first");
    }

    @Test
    void refusesADataSetWhoseFileWasChanged() throws IOException {
        String name = DataSets.find("german").files().get(0).name();
        Path changed = Files.createDirectory(folder.resolve("german")).resolve(name);
        Files.writeString(changed, "a,b\n1,2\n");
        AuditFile file = file("data: {path: \"dataset:german\"}\n" + MODEL);

        assertThatThrownBy(() -> new SourceTables(List.of(folder)).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the file has " + Digest.of(changed) + ", the data set german has sha256:")
                .hasMessageContaining("remove it and run 'assize data get german'");
    }

    @Test
    void suggestsANeighbor_whenTheDataSetIsUnknown() {
        AuditFile file = file("data: {path: \"dataset:adlut\"}\n" + MODEL);

        assertThatThrownBy(() -> new SourceTables(List.of()).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("adult");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        AuditFile file = file("data: {path: none.csv}\n" + MODEL);

        assertThatThrownBy(() -> new SourceTables(List.of()).read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.csv");
    }

    private AuditFile file(String text) {
        return new AuditFolder(folder).file(text);
    }
}

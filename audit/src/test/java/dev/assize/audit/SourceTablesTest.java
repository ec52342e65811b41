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
        return new AuditFolder(folder).file(text + "checks: [privacy]\n");
    }

    @Test
    void readsSequences_withTheDigestOfBothParts() throws IOException {
        String rows = "@classLabel true x y\n@data\n1,2:x\n3:y\n";
        Files.writeString(folder.resolve("a.ts"), rows);
        Files.writeString(folder.resolve("b.ts"), rows);
        String data = "data: {path: a.ts, label: kind, test: {path: b.ts}}\n";

        SourceTable read = new SourceTables(List.of()).read(file(data + "model: {path: m}\n"));

        assertThat(read.name()).isEqualTo("a.ts");
        assertThat(read.table().schema().names()).containsExactly("sequence", "kind", "part");
        assertThat(read.table().rowCount()).isEqualTo(4);
        Files.writeString(folder.resolve("b.ts"), rows + "5:x\n");
        assertThat(new SourceTables(List.of())
                        .read(file(data + "model: {path: m}\n"))
                        .digest())
                .isNotEqualTo(read.digest());
    }

    @Test
    void drawsDigitsWithTheSameDigestEachTime() {
        AuditFile file = file("data: {path: \"dataset:digits\", label: digit}\nmodel: {path: m}\n");

        SourceTable first = new SourceTables(List.of()).read(file);

        assertThat(first.table().rowCount()).isEqualTo(10_000);
        assertThat(first.table().array("image").axes()).containsExactly(1, 28, 28);
        assertThat(new SourceTables(List.of()).read(file).digest()).isEqualTo(first.digest());
    }

    @Test
    void refusesSettingsOfTheOtherKindOfFile() throws IOException {
        Files.writeString(folder.resolve("a.ts"), "x");
        Files.writeString(folder.resolve("t.csv"), "a,d\n1,2\n");

        assertThatThrownBy(() -> new SourceTables(List.of())
                        .read(file("data: {path: a.ts, label: kind, separator: \";\"}\nmodel: {path: m}\n")))
                .hasMessageEndingWith("audit.yaml: 'types', 'missing' or 'separator' is stated for a.ts, which holds "
                        + "pictures or sequences\n  Leave them out; they are for files of rows and columns.");
        assertThatThrownBy(() -> new SourceTables(List.of())
                        .read(file("data: {path: t.csv, label: d, colors: rgb}\nmodel: {path: m}\n")))
                .hasMessageEndingWith(
                        "audit.yaml: 'labels', 'test', 'size' or 'colors' is stated for t.csv, which is no "
                                + "file of pictures or sequences\n  Leave them out, or name a folder of "
                                + "pictures, a file in IDX "
                                + "format or a .ts file as 'path'.");
    }
}

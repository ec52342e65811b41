package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"t[12].csv", "t*.csv", "t?.csv", "t{1,2}.csv"})
    void readsTheFileOfThatVeryName_whenTheNameLooksLikeAPattern(String name) throws IOException {
        Sample.write(folder, "t1.csv", "a\nother\n");

        Table table = Sample.read(folder, name, "a\nmine\n");

        assertThat(Sample.cells(table, "a")).isEqualTo("mine");
    }

    @Test
    void doesNotExpandPatterns() throws IOException {
        Sample.write(folder, "t1.csv", "a\n1\n");

        assertThat(Sample.refusal(folder, TableSource.of(folder.resolve("*.csv"))))
                .startsWith("DIR/*.csv: there is no such file");
    }

    @Test
    void doesNotOpenAddresses() {
        TableSource source = TableSource.of(Path.of("http://localhost/t.csv"));

        assertThat(Sample.refusal(folder, source)).contains("there is no such file");
    }

    @Test
    void readsNothingButTheAllowedFile_onceLocked() throws IOException, SQLException {
        Path mine = Sample.write(folder, "mine.csv", "a\n1\n");
        Path other = Sample.write(folder, "other.csv", "a\n1\n");
        try (DuckDb database = DuckDb.open()) {
            database.allowOnly(mine);

            assertThat(database.number("SELECT count(*) FROM read_csv(" + DuckDb.text(mine.toString()) + ")"))
                    .isEqualTo(1);
            assertThatThrownBy(() ->
                            database.number("SELECT count(*) FROM read_csv(" + DuckDb.text(other.toString()) + ")"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("disabled by configuration");
            assertThatThrownBy(() -> database.execute("COPY (SELECT 1) TO "
                            + DuckDb.text(folder.resolve("x").toString())))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> database.execute("SET enable_external_access = true"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> database.execute("INSTALL httpfs")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void neverLoadsExtensionsByItself() throws SQLException {
        try (DuckDb database = DuckDb.open()) {
            List<List<@Nullable String>> settings = database.rows("SELECT name, value FROM duckdb_settings() WHERE name"
                    + " IN ('autoload_known_extensions', 'autoinstall_known_extensions',"
                    + " 'allow_community_extensions') ORDER BY name");

            assertThat(settings)
                    .hasSize(3)
                    .allSatisfy(setting -> assertThat(setting.get(1)).isEqualTo("false"));
        }
    }

    @Test
    void boundsMemoryAndThreads() throws SQLException {
        try (DuckDb database = DuckDb.open()) {
            assertThat(database.number("SELECT current_setting('threads')")).isBetween(1L, 4L);
            assertThat(database.rows("SELECT current_setting('memory_limit')")
                            .get(0)
                            .get(0))
                    .isEqualTo("953.6 MiB");
        }
    }

    @Test
    void deletesItsFolder_whenClosed() throws IOException {
        DuckDb database = DuckDb.open();
        Path temporary = database.temporary();
        Files.createDirectories(temporary.resolve("spill"));
        Files.writeString(temporary.resolve("spill").resolve("x"), "x");

        database.close();

        assertThat(temporary).doesNotExist();
    }

    @Test
    void quotesTexts() {
        assertThat(DuckDb.text("it's; --")).isEqualTo("'it''s; --'");
    }

    @Test
    void refusesADecompressionBomb() throws IOException {
        Path file = folder.resolve("bomb.csv.gz");
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) 'x');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 8; i++) {
                out.write(zeros);
            }
        }

        assertThatThrownBy(() -> StagedFile.unpack(file, "bomb.csv.gz", folder, 1 << 20))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bomb.csv.gz: unpacking gives more than ")
                .hasMessageContaining("Unpack the file yourself if you trust it.");
    }
}

package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuckDbTest {
    private DuckDb database;

    @BeforeEach
    void open() {
        database = DuckDb.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Keeps what arrives. */
    private static final class Kept implements DuckDb.Cells {
        final double[] numbers = new double[5000];
        final int[] codes = new int[5000];

        @Override
        public void number(int column, int row, double value) {
            numbers[row] = value;
        }

        @Override
        public void code(int column, int row, int value) {
            codes[row] = value;
        }
    }

    @Test
    void givesSmallResultsAsTexts() throws SQLException {
        assertThat(database.rows("SELECT * FROM (VALUES (1, 'a'), (NULL, 'b')) ORDER BY 2"))
                .containsExactly(Arrays.asList("1", "a"), Arrays.asList(null, "b"));
        assertThat(database.number("SELECT 40 + 2")).isEqualTo(42);
    }

    @Test
    void readsColumnsOverManyChunks() throws SQLException {
        Kept kept = new Kept();

        database.read(
                "SELECT CASE WHEN range % 7 = 0 THEN NULL ELSE range / 2.0::DOUBLE END,"
                        + " CASE WHEN range % 5 = 0 THEN NULL ELSE range::INTEGER END FROM range(5000)",
                new boolean[] {true, false}, kept);

        for (int row = 0; row < 5000; row++) {
            assertThat(Double.isNaN(kept.numbers[row])).isEqualTo(row % 7 == 0);
            assertThat(row % 7 == 0 || kept.numbers[row] == row / 2.0).isTrue();
            assertThat(kept.codes[row]).isEqualTo(row % 5 == 0 ? -1 : row);
        }
    }

    @Test
    void isSeparateFromOtherDatabases() throws SQLException {
        database.execute("CREATE TABLE mine (a INTEGER)");
        try (DuckDb other = DuckDb.open()) {
            assertThatThrownBy(() -> other.number("SELECT count(*) FROM mine"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("mine");
        }
    }
}

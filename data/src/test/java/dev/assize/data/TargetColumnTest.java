package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Table;
import dev.assize.core.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetColumnTest {
    @TempDir
    private Path folder;

    private Table table(String text) throws Exception {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, text);
        return TableReader.read(TableSource.of(file));
    }

    @Test
    void isATaskOfNumbers_withAsManyValuesAsThereAre() throws Exception {
        Table table = table("pay,sex\n1.5,f\n-2,m\n7e3,m\n");

        assertThat(TargetColumn.task("t", table, "pay")).isEqualTo(Task.regression("pay"));
        assertThat(TargetColumn.of("t", table, "pay")).containsExactly(1.5, -2, 7000);
    }

    @Test
    void isRefused_whereItIsNone() throws Exception {
        Table table = table("pay,sex,same,gaps\n1.5,f,3,\n-2,m,3,4\n7,m,3,5\n");

        assertThatThrownBy(() -> TargetColumn.task("t", table, "sex"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column 'sex' holds categories, and a regression needs numbers");
        assertThatThrownBy(() -> TargetColumn.task("t", table, "same"))
                .hasMessageContaining("the label 'same' has the value 3 in all rows");
        assertThatThrownBy(() -> TargetColumn.task("t", table, "gaps"))
                .hasMessageContaining("the column 'gaps' is missing in 1 of 3 rows, first in row 1");
        assertThatThrownBy(() -> TargetColumn.task("t", table, "pray"))
                .hasMessageContaining("there is no column 'pray' of numbers")
                .hasMessageContaining("pay");
    }
}

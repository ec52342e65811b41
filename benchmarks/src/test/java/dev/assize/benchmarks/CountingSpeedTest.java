package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assize.core.Tally;
import dev.assize.data.counting.CellCounter;
import org.junit.jupiter.api.Test;

class CountingSpeedTest {
    @Test
    void drawsRowsOfEveryCell_aboutEquallyOften() {
        CellCounter counter = DrawnRows.counter();
        counter.add(DrawnRows.draw(40_000, 1).rows());

        Tally tally = counter.tally();

        assertThat(tally.cells()).hasSize(2 * 5 * 2 * 2);
        assertThat(tally.cells().stream().mapToLong(Tally.Cell::people).sum()).isEqualTo(40_000);
        assertThat(tally.cells()).allSatisfy(cell -> assertThat(cell.people()).isBetween(600L, 1500L));
    }

    @Test
    void refusesAPartThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountingSpeed.main(new String[] {"arays"}))
                .withMessage("there is no part 'arays'; name some of arrays, parquet and stream");
    }
}

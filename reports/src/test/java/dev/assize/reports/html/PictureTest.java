package dev.assize.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.EvidenceKey;
import dev.assize.core.HeatMap;
import dev.assize.core.Scope;
import dev.assize.core.Tensor;
import dev.assize.reports.wording.Texts;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    private static final Texts TEXTS = Texts.of("en");
    private static final EvidenceKey KEY = new EvidenceKey("a.b", Scope.ALL);

    @ParameterizedTest
    @CsvSource({
        "0, 1, '[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]'", "0, 20, '[0.0, 5.0, 10.0, 15.0, 20.0]'",
        "0.38, 0.63, '[0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65]'", "-3, 4, '[-4.0, -2.0, 0.0, 2.0, 4.0]'",
        "5, 5, '[5.0, 6.0, 7.0, 8.0, 9.0, 10.0]'", "0, 0, '[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]'"
    })
    void coversARangeWithRoundNumbers(double least, double most, String ticks) {
        assertThat(Ticks.covering(least, most).values()).hasToString(ticks);
    }

    @Test
    void keepsEachNumberBetweenFirstAndLastTick() {
        SplittableRandom random = new SplittableRandom(20_261_103L);
        for (int i = 0; i < 1_000; i++) {
            double least = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 9));
            double most = least + random.nextDouble() * Math.pow(10, random.nextInt(-6, 9));
            Ticks ticks = Ticks.covering(least, most);

            assertThat(ticks.share(least)).as("%s to %s", least, most).isBetween(-1e-6, 1.0 + 1e-6);
            assertThat(ticks.share(most)).as("%s to %s", least, most).isBetween(-1e-6, 1.0 + 1e-6);
            assertThat(ticks.values().size()).isBetween(2, 12);
        }
    }

    @Test
    void drawsALineThroughItsPoints() {
        PictureView view = new LinePlot(curve(List.of(line("model", 0, 1), line("ideal", 0, 1))), TEXTS).view("p", "T");

        assertThat(view.shapes())
                .extracting(PictureView.Shape::style)
                .containsExactly("line s0", "dots s0", "line ideal");
        assertThat(view.shapes().get(0).path()).isEqualTo("M56 250L624 12");
        assertThat(view.legend()).extracting(PictureView.Shape::name).containsExactly("model", "ideal");
        assertThat(view.description())
                .isEqualTo("y over x. model: 0.000 at 0.000, 1.000 at 1.000. ideal: 0.000 at 0.000, 1.000 at 1.000.");
    }

    @Test
    void drawsIntervals_andListsTheData() {
        Estimate rate = Estimates.rate(new Counts("all", 50, 100)).orElseThrow();
        Curve curve = curve(List.of(new Curve.Series("s", List.of(new Curve.Point(0.5, rate)))));

        PictureView view = new LinePlot(curve, TEXTS).view("p", "T");

        assertThat(view.shapes().get(0).style()).isEqualTo("bar s0");
        assertThat(view.shapes().get(0).path()).matches("M[0-9.]+ [0-9.]+V[0-9.]+");
        assertThat(view.data().columns()).containsExactly("Series", "x", "y", "Interval");
        assertThat(view.data().rows()).containsExactly(List.of("s", "0.500", "0.500", "0.404 to 0.596"));
    }

    @Test
    void thinsLongLines_butKeepsBothEnds() {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            points.add(new Curve.Point(i, Estimate.certain(i)));
        }

        PictureView view = new LinePlot(curve(List.of(new Curve.Series("s", points))), TEXTS).view("p", "T");

        assertThat(view.data().rows()).hasSize(300);
        assertThat(view.data().rows().get(0).get(1)).isEqualTo("0.000");
        assertThat(view.data().rows().get(299).get(1)).isEqualTo("9999.000");
    }

    @Test
    void givesEachSeriesItsStyle_andStartsAgainAfterSix() {
        List<Curve.Series> series = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            series.add(line("s" + i, 0, i));
        }

        assertThat(new LinePlot(curve(series), TEXTS).view("p", "T").legend())
                .extracting(PictureView.Shape::style)
                .containsExactly("s0", "s1", "s2", "s3", "s4", "s5", "s0");
    }

    @Test
    void colorsCellsFromMostNegativeToMostPositive() {
        HeatMap map = new HeatMap(KEY, List.of("r"), List.of("a", "b", "c"), Tensor.of(new double[] {-2, 0, 2}, 1, 3));

        PictureView view = new HeatPlot(map, TEXTS).view("p", "T");

        assertThat(view.shapes())
                .extracting(PictureView.Shape::style)
                .containsExactly("cell h0", "cell h5", "cell h10");
        assertThat(view.shapes().get(0).path()).isEqualTo("M120 10h64v64h-64z");
        assertThat(view.description()).isEqualTo("Colors run from −2.000 (orange) over 0 (neutral) to 2.000 (blue).");
        assertThat(view.data().rows()).containsExactly(List.of("r", "−2.000", "0.000", "2.000"));
    }

    @Test
    void leavesLabelsAndDataOut_whenThereAreTooManyCells() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 28; i++) {
            names.add("n" + i);
        }
        HeatMap map = new HeatMap(KEY, names, names, Tensor.of(new double[784], 28, 28));

        PictureView view = new HeatPlot(map, TEXTS).view("p", "T");

        assertThat(view.ticks()).isEmpty();
        assertThat(view.data().rows()).isEmpty();
        assertThat(view.shapes()).extracting(PictureView.Shape::style).containsExactly("cell h5");
    }

    private static Curve.Series line(String name, double from, double to) {
        return new Curve.Series(
                name, List.of(new Curve.Point(0, Estimate.certain(from)), new Curve.Point(1, Estimate.certain(to))));
    }

    private static Curve curve(List<Curve.Series> series) {
        return new Curve(KEY, "x", "y", series);
    }
}

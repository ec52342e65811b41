package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.Digest;
import dev.assize.core.Role;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import dev.assize.data.DerivedColumn;
import dev.assize.data.Split;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures that were counted on the public files; skipped where the folder of data is absent. */
class RealDataTest {
    private static final Path DATA = Path.of(System.getProperty("assize.data", "../shared/data"));

    @TempDir
    static Path cache;

    @BeforeAll
    static void needsTheData() {
        assumeThat(DATA).as("folder of real data, property assize.data").isDirectory();
    }

    private static Path get(String name) {
        return new DataSets(address -> {
                    throw new IOException("no web in this test");
                })
                .get(name, cache, Optional.of(DATA));
    }

    private static TaskTable load(String name) {
        TaskTable loaded = PublicTables.load(name, get(name));
        DataSet.Size size = DataSets.find(name).size();
        assertThat(loaded.table().rowCount()).isEqualTo(size.rows());
        assertThat(loaded.table().columns()).hasSize(size.columns());
        return loaded;
    }

    /** Counts rows by the values of some columns, joined by blanks. */
    private static Map<String, Integer> counts(Table table, String... columns) {
        List<Column> cells = Arrays.stream(columns).map(table::column).toList();
        Map<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            StringBuilder key = new StringBuilder();
            for (Column column : cells) {
                key.append(key.length() == 0 ? "" : " ").append(column.text(row, "-"));
            }
            counts.merge(key.toString(), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void loadsAdult() {
        Table table = load("adult").table();

        assertThat(counts(table, "split", "income"))
                .containsEntry("train >50K", 7841)
                .containsEntry("test >50K", 3846)
                .containsEntry("train <=50K", 32561 - 7841)
                .containsEntry("test <=50K", 16281 - 3846);
        assertThat(counts(table, "sex", "income"))
                .containsEntry("Male >50K", 9918)
                .containsEntry("Male <=50K", 32650 - 9918)
                .containsEntry("Female >50K", 1769)
                .containsEntry("Female <=50K", 16192 - 1769);
        assertThat(counts(table, "race", "income"))
                .containsEntry("White >50K", 10607)
                .containsEntry("Black >50K", 566)
                .containsEntry("Asian-Pac-Islander >50K", 409)
                .containsEntry("Amer-Indian-Eskimo >50K", 55)
                .containsEntry("Other >50K", 50)
                .containsEntry("Other <=50K", 406 - 50);
        assertThat(table.column("workclass").missingCount()).isEqualTo(2799);
        assertThat(table.column("occupation").missingCount()).isEqualTo(2809);
        assertThat(table.column("native-country").missingCount()).isEqualTo(857);
        assertThat(table.categorical("native-country").dictionary()).hasSize(41);
        assertThat(completeRows(table)).isEqualTo(45_222);
        assertThat(table.schema().names(Role.SENSITIVE)).containsExactly("race", "sex");
        assertThat(table.schema().names(Role.FEATURE)).hasSize(12).doesNotContain("split", "sex", "race", "income");
    }

    private static int completeRows(Table table) {
        int complete = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            complete += table.columns().stream().noneMatch(column -> column.isMissing(at)) ? 1 : 0;
        }
        return complete;
    }

    @Test
    void splitsAdultByItsColumn() {
        Split split = Split.byColumn(load("adult").table(), "split", "train", "test");

        assertThat(split.train()).hasSize(32_561);
        assertThat(split.test()).hasSize(16_281);
    }

    @Test
    void makesAdultFromItsTwoOriginalFiles() throws IOException {
        Map<String, Path> pages = Map.of(
                "adult.data", DATA.resolve("adult/adult.data.gz"), "adult.test", DATA.resolve("adult/adult.test.gz"));
        Origin.Web web = address -> {
            Path page =
                    pages.getOrDefault(String.valueOf(Path.of(address.getPath()).getFileName()), Path.of("none"));
            try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
                return new ByteArrayInputStream(in.readAllBytes());
            }
        };

        Path folder = new DataSets(web).get("adult", cache.resolve("web"), Optional.empty());

        assertThat(Digest.of(folder.resolve("adult.csv")).hex())
                .isEqualTo("4c940a8f6ea233b60b071dd59605ff471e58ce62f1007e693c12b37cbbb29e96");
    }

    @Test
    void loadsGerman() {
        TaskTable german = load("german");
        Table table = german.table();

        assertThat(german.task().favorable()).contains("1");
        assertThat(counts(table, "credit_risk")).isEqualTo(Map.of("1", 700, "2", 300));
        assertThat(counts(table, "personal_status_sex"))
                .isEqualTo(Map.of("A93", 548, "A92", 310, "A94", 92, "A91", 50));
        assertThat(counts(table, "sex", "credit_risk"))
                .isEqualTo(Map.of("male 1", 499, "male 2", 191, "female 1", 201, "female 2", 109));
        assertThat(counts(table, "age_group", "credit_risk"))
                .isEqualTo(Map.of("25 ≤ age 1", 612, "25 ≤ age 2", 239, "age < 25 1", 88, "age < 25 2", 61));
        Table above = new DerivedColumn.Cuts("above", "age", List.of(25.5)).addTo(table);
        assertThat(counts(above, "above", "credit_risk"))
                .containsEntry("25.5 ≤ age 1", 590)
                .containsEntry("age < 25.5 1", 110)
                .containsEntry("age < 25.5 2", 80);
        assertThat(counts(table, "foreign_worker")).isEqualTo(Map.of("A201", 963, "A202", 37));
    }

    @Test
    void loadsBank() {
        Table table = load("bank").table();

        assertThat(counts(table, "y")).isEqualTo(Map.of("yes", 5289, "no", 45211 - 5289));
        assertThat(counts(table, "marital")).isEqualTo(Map.of("married", 27_214, "single", 12_790, "divorced", 5_207));
        assertThat(counts(table, "marital", "y"))
                .containsEntry("married yes", 2755) // 0.101235 of 27,214
                .containsEntry("single yes", 1912) // 0.149492 of 12,790
                .containsEntry("divorced yes", 622); // 0.119455 of 5,207
        assertThat(counts(table, "age_group")).containsEntry("25 ≤ age", 44_402);
        assertThat(counts(table, "age_group", "y"))
                .containsEntry("25 ≤ age yes", 5082) // 0.114454 of 44,402
                .containsEntry("age < 25 yes", 207); // 0.255871 of 809
        assertThat(table.schema().names(Role.FEATURE)).doesNotContain("duration");
    }

    @Test
    void loadsTheOtherBankFile() {
        Table table = TableReader.read(TableSource.of(get("bank").resolve("bank-additional-full.csv")));
        Table cut = new DerivedColumn.Cuts("age_group", "age", List.of(25.0)).addTo(table);

        assertThat(counts(table, "y")).isEqualTo(Map.of("yes", 4640, "no", 41188 - 4640));
        assertThat(counts(table, "marital"))
                .isEqualTo(Map.of("married", 24_928, "single", 11_568, "divorced", 4_612, "unknown", 80));
        assertThat(counts(table, "marital", "y"))
                .containsEntry("single yes", 1620)
                .containsEntry("unknown yes", 12);
        assertThat(counts(cut, "age_group")).containsEntry("25 ≤ age", 40_120);
        assertThat(counts(cut, "age_group", "y"))
                .containsEntry("25 ≤ age yes", 4384)
                .containsEntry("age < 25 yes", 256);
    }

    @Test
    void loadsCompas() {
        TaskTable compas = load("compas");
        Table table = compas.table();

        assertThat(compas.task().classes()).containsExactly("1", "0");
        assertThat(counts(table, "two_year_recid")).isEqualTo(Map.of("0", 3963, "1", 3251));
        assertThat(counts(table, "race", "two_year_recid"))
                .containsEntry("African-American 1", 1901)
                .containsEntry("African-American 0", 3696 - 1901)
                .containsEntry("Caucasian 1", 966)
                .containsEntry("Hispanic 1", 232)
                .containsEntry("Other 1", 133)
                .containsEntry("Asian 1", 9)
                .containsEntry("Native American 1", 10)
                .containsEntry("Native American 0", 8);
        assertThat(counts(table, "sex", "two_year_recid"))
                .containsEntry("Male 1", 2753)
                .containsEntry("Female 1", 498);
        assertThat(table.schema().names(Role.FEATURE)).hasSize(6);
    }

    @Test
    void filtersCompasAsUsual() {
        Table table = load("compas").table();
        int[] kept = new int[table.rowCount()];
        int rows = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double days = table.numeric("days_b_screening_arrest").valueOr(row, 999);
            boolean keep = Math.abs(days) <= 30
                    && table.numeric("is_recid").valueOr(row, -1) != -1
                    && !table.column("c_charge_degree").text(row, "O").equals("O")
                    && !table.column("score_text").text(row, "N/A").equals("N/A");
            if (keep) {
                kept[rows++] = row;
            }
        }
        Table filtered = table.select(Arrays.copyOf(kept, rows));

        assertThat(rows).isEqualTo(6172);
        assertThat(counts(filtered, "race"))
                .containsEntry("African-American", 3175)
                .containsEntry("Caucasian", 2103);
        assertThat(counts(filtered, "score_text")).isEqualTo(Map.of("Low", 3421, "Medium", 1607, "High", 1144));
        assertThat(counts(filtered, "two_year_recid")).containsEntry("1", 2809);
    }

    @Test
    void loadsHmda() {
        TaskTable hmda = load("hmda");

        assertThat(hmda.task().classes()).containsExactly("yes", "no");
        assertThat(counts(hmda.table(), "afam", "deny"))
                .isEqualTo(Map.of("yes yes", 96, "yes no", 243, "no yes", 189, "no no", 1852));
        assertThat(counts(hmda.table(), "single")).isEqualTo(Map.of("yes", 936, "no", 1444));
        assertThat(hmda.table().columns())
                .allSatisfy(column -> assertThat(column.missingCount()).isZero());
    }

    @Test
    void loadsAcsIncome() {
        Table table = load("acs-income").table();

        assertThat(counts(table, "PINCP")).containsEntry("1", 122_863);
        assertThat(counts(table, "SEX", "PINCP"))
                .containsEntry("1 1", 76_690)
                .containsEntry("1 0", 173_263 - 76_690)
                .containsEntry("2 1", 46_173)
                .containsEntry("2 0", 159_637 - 46_173);
        assertThat(counts(table, "RAC1P", "PINCP"))
                .containsEntry("0 1", 101_620)
                .containsEntry("1 1", 7_227)
                .containsEntry("2 1", 520)
                .containsEntry("3 1", 29)
                .containsEntry("3 0", 177 - 29)
                .containsEntry("4 1", 92)
                .containsEntry("5 1", 8_548)
                .containsEntry("6 1", 152)
                .containsEntry("7 1", 2_270)
                .containsEntry("8 1", 2_405)
                .containsEntry("8 0", 8_346 - 2_405);
        assertThat(table.column("AGEP").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void loadsLocation30() {
        Table table = load("location30").table();
        double ones = 0;
        for (String name : table.schema().names(Role.FEATURE)) {
            for (int row = 0; row < table.rowCount(); row++) {
                ones += table.numeric(name).valueOr(row, 0);
            }
        }

        Map<String, Integer> classes = counts(table, "class");
        assertThat(classes).hasSize(30);
        assertThat(classes.values())
                .contains(97, 308)
                .allSatisfy(rows -> assertThat(rows).isBetween(97, 308));
        assertThat(ones).isEqualTo(269_047);
    }

    @Test
    void loadsMnist() {
        TaskTable mnist = load("mnist");
        Table train = mnist.table().select(rows(0, 60_000));
        Table test = mnist.table().select(rows(60_000, 70_000));

        assertThat(train.categorical("digit").counts())
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(test.categorical("digit").counts())
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(meanPixel(train)).isCloseTo(33.318421, within(5e-7));
        // 33.791225 as published; exactly 264,923,200 / 7,840,000 = 33.79122449, so that figure was rounded twice.
        assertThat(meanPixel(test)).isCloseTo(264_923_200 / 7_840_000.0, within(1e-12));
        assertThat(meanPixel(test)).isCloseTo(33.791225, within(1e-6));
        assertThat(firstTen(train)).isEqualTo("5041921314");
        assertThat(firstTen(test)).isEqualTo("7210414959");
        assertThat(counts(mnist.table(), "part")).isEqualTo(Map.of("train", 60_000, "test", 10_000));
        assertThat(mnist.table().array("image").axes()).containsExactly(1, 28, 28);
        assertThat(mnist.task().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    private static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static String firstTen(Table table) {
        StringBuilder digits = new StringBuilder();
        for (int row = 0; row < 10; row++) {
            digits.append(table.column("digit").text(row, "-"));
        }
        return digits.toString();
    }

    private static double meanPixel(Table table) {
        ArrayColumn images = table.array("image");
        double sum = 0;
        for (int row = 0; row < images.size(); row++) {
            for (int pixel = 0; pixel < 784; pixel++) {
                sum += images.valueOr(row, pixel, 0);
            }
        }
        return sum / images.size() / 784;
    }

    @Test
    void loadsJapaneseVowels() {
        TaskTable vowels = load("japanese-vowels");
        Table train = vowels.table().select(rows(0, 270));
        Table test = vowels.table().select(rows(270, 640));
        ArrayColumn sequences = vowels.table().array("sequence");

        assertThat(vowels.task().classes()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(train.categorical("speaker").counts()).containsOnly(30).hasSize(9);
        assertThat(test.categorical("speaker").counts()).containsExactly(31, 35, 88, 44, 29, 24, 40, 50, 29);
        assertThat(counts(vowels.table(), "part")).isEqualTo(Map.of("train", 270, "test", 370));
        assertThat(sequences.channels()).isEqualTo(12);
        assertThat(Arrays.stream(rows(0, 270)).map(sequences::steps).summaryStatistics())
                .satisfies(steps -> assertThat(steps.getMin()).isEqualTo(7))
                .satisfies(steps -> assertThat(steps.getMax()).isEqualTo(26));
        assertThat(Arrays.stream(rows(270, 640)).map(sequences::steps).summaryStatistics())
                .satisfies(steps -> assertThat(steps.getMin()).isEqualTo(7))
                .satisfies(steps -> assertThat(steps.getMax()).isEqualTo(29));
        assertThat(sequences.valueOr(0, 0, 0)).isEqualTo(1.860936f);
        assertThat(sequences.valueOr(0, 20, 0)).isEqualTo(-0.207383f);
    }

    @Test
    void loadsNames() {
        TaskTable names = load("names");
        Table table = names.table();
        Map<String, Integer> byGender = counts(table, "gender");
        Set<String> female = new TreeSet<>();
        Set<String> both = new TreeSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String name = table.column("name").text(row, "");
            assertThat(name).isEqualTo(name.strip()).matches("\\p{ASCII}+");
            if (table.column("gender").text(row, "").equals("female")) {
                female.add(name);
            } else if (female.contains(name)) {
                both.add(name);
            }
        }

        assertThat(byGender).isEqualTo(Map.of("female", 5_001, "male", 2_943));
        assertThat(female).hasSize(5_000);
        assertThat(both).hasSize(365);
        assertThat(table.column("name").missingCount()).isZero();
    }

    @Test
    void agreesWithTheEmbeddedAdmissions() {
        Table file = TableReader.read(TableSource.of(DATA.resolve("ucb-admissions/ucb_admissions.csv")));
        Table embedded = Admissions.table().table();

        assertThat(counts(embedded, "Admit", "Gender", "Dept", "Freq"))
                .hasSize(24)
                .isEqualTo(counts(file, "Admit", "Gender", "Dept", "Freq"));
    }

    @Test
    void keepsFilesThatAreThereAlready() throws IOException {
        Path file = get("hmda").resolve("hmda.csv");
        Object before = Files.readAttributes(file, "fileKey").get("fileKey");

        get("hmda");
        assertThat(Files.readAttributes(file, "fileKey").get("fileKey")).isEqualTo(before);

        Files.writeString(file, "damaged");
        get("hmda");
        assertThat(Digest.of(file))
                .isEqualTo(DataSets.find("hmda").files().get(0).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"loans", "adlt"})
    void refusesTablesThatItCannotLoad(String name) {
        assertThatThrownBy(() -> PublicTables.load(name, cache))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data sets: '" + name + "' is not a public table");
    }

    @Test
    void loadsPackedFilesFromWhereTheyAre() {
        assertThat(PublicTables.load("adult", DATA.resolve("adult")).table().rowCount())
                .isEqualTo(48_842);
    }
}

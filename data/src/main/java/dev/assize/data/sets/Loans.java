package dev.assize.data.sets;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Role;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Made-up applicants for consumer credit, with a bias that is planted and therefore known.
 *
 * <p>Six independent standard normal numbers z stand behind an applicant's income, debt ratio, credit history, missed
 * payments, savings and amount. The merit is {@code m = sum of w_i z_i} with {@code |w| = 1}, so it is standard normal.
 * The application is approved when
 *
 * <p>{@code 0.415 + m + 0.4 e - 0.9 [sex = female] > 0}, with e standard normal.
 *
 * <p>What is planted:
 *
 * <ul>
 *   <li>directly: women of equal merit are refused more often. {@code P(approved)} is {@code Phi(0.415 / sqrt(1.16))}
 *       = 0.6500 for men and {@code Phi(-0.485 / sqrt(1.16))} = 0.3262 for women: difference 0.3238, ratio 0.5019;
 *   <li>by proxy: {@code working_time} has no part in the merit, but 75 % of the women and 8 % of the men work
 *   part-time;
 *       a model that never sees sex still finds it there;
 *   <li>nothing by age: age has no part in the merit or the penalty, so all age groups have the same true rate.
 * </ul>
 *
 * <p>Region, purpose, housing and term say nothing about approval. 4 % of employment years and 8 % of savings are
 * missing at random. Every row depends on the seed and its own number alone, in strict arithmetic: the same bytes on
 * every machine, and a longer table begins with the rows of a shorter one.
 */
public final class Loans {
    /** Rows of the embedded data set. */
    public static final int DEFAULT_COUNT = 20_000;

    /** True approval rate of men, Phi(0.415 / sqrt(1.16)). */
    public static final double TRUE_RATE_MALE = 0.649_999_0;

    /** True approval rate of women, Phi(-0.485 / sqrt(1.16)). */
    public static final double TRUE_RATE_FEMALE = 0.326_243_0;

    private static final double THRESHOLD = 0.415;
    private static final double PENALTY = 0.9;
    private static final double NOISE = 0.4;

    /** Weights of income, debt ratio, credit history, missed payments, savings, amount before scaling to length 1. */
    private static final double[] WEIGHTS = {0.50, -0.50, 0.35, -0.45, 0.30, -0.25};

    private static final List<String> PURPOSES =
            List.of("car", "education", "furniture", "holiday", "home repair", "other");
    private static final List<String> HOUSING = List.of("own", "rent", "with family");
    private static final List<String> REGIONS = List.of("center", "east", "north", "south", "west");

    private Loans() {}

    /**
     * Makes applicants.
     *
     * @param count how many, at least 1
     * @param seed where every draw comes from
     */
    public static TaskTable generate(int count, Seed seed) {
        Rows rows = new Rows(count);
        Seed loans = seed.child("data.loans");
        for (int row = 0; row < count; row++) {
            rows.draw(row, new NormalDraws(loans.child(row).random()));
        }
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        List<Column> columns = rows.columns();
        for (Column column : columns) {
            roles.put(column.name(), EnumSet.of(Role.FEATURE));
        }
        roles.put("sex", EnumSet.of(Role.SENSITIVE));
        roles.put("age_group", EnumSet.of(Role.SENSITIVE));
        roles.put("approved", EnumSet.of(Role.LABEL));
        return new TaskTable(Table.of(columns, roles), Task.binary("approved", "no", "yes"));
    }

    /** Draws rows into arrays by column. */
    private static final class Rows {
        private final Map<String, double[]> numbers = new LinkedHashMap<>();
        private final Map<String, int[]> codes = new LinkedHashMap<>();
        private final Map<String, List<String>> dictionaries = new LinkedHashMap<>();
        private final List<String> order = new ArrayList<>();

        Rows(int count) {
            number("age", count);
            category("sex", count, List.of("female", "male"));
            category("age_group", count, List.of("under 25", "25 to 59", "60 and over"));
            category("region", count, REGIONS);
            category("housing", count, HOUSING);
            category("working_time", count, List.of("full-time", "part-time"));
            for (String name : List.of(
                    "employment_years", "income", "debt_ratio", "credit_history_years", "missed_payments", "savings")) {
                number(name, count);
            }
            category("purpose", count, PURPOSES);
            number("amount", count);
            number("term_months", count);
            category("approved", count, List.of("no", "yes"));
        }

        void draw(int row, NormalDraws draws) {
            int age = 18 + (int) (58 * draws.uniform());
            boolean female = draws.uniform() < 0.5;
            boolean partTime = draws.uniform() < (female ? 0.75 : 0.08);
            set("age", row, age);
            code("sex", row, female ? 0 : 1);
            code("age_group", row, age < 25 ? 0 : age < 60 ? 1 : 2);
            code("working_time", row, partTime ? 1 : 0);
            code("region", row, (int) (REGIONS.size() * draws.uniform()));
            code("housing", row, (int) (HOUSING.size() * draws.uniform()));
            code("purpose", row, (int) (PURPOSES.size() * draws.uniform()));
            set("term_months", row, 12 * (1 + (int) (7 * draws.uniform())));
            double years = StrictMath.min(age - 18, (int) (12 * draws.uniform() * draws.uniform() * 3));
            set("employment_years", row, draws.uniform() < 0.04 ? Double.NaN : years);
            double merit = finances(row, draws);
            double score = THRESHOLD + merit + NOISE * draws.next() - (female ? PENALTY : 0);
            code("approved", row, score > 0 ? 1 : 0);
        }

        /** Draws the six columns behind the merit and returns the merit. */
        private double finances(int row, NormalDraws draws) {
            double[] z = new double[WEIGHTS.length];
            double merit = 0;
            double squares = 0;
            for (int i = 0; i < z.length; i++) {
                z[i] = draws.next();
                merit += WEIGHTS[i] * z[i];
                squares += WEIGHTS[i] * WEIGHTS[i];
            }
            set("income", row, 100 * StrictMath.rint(StrictMath.exp(10.4 + 0.45 * z[0]) / 100));
            set("debt_ratio", row, StrictMath.rint(1000 / (1 + StrictMath.exp(0.9 - 0.8 * z[1]))) / 1000);
            set("credit_history_years", row, StrictMath.rint(10 * StrictMath.exp(0.6 * z[2])) / 2);
            set("missed_payments", row, StrictMath.max(0, StrictMath.floor(1.2 + 1.5 * z[3])));
            boolean unknown = draws.uniform() < 0.08;
            set("savings", row, unknown ? Double.NaN : 50 * StrictMath.rint(StrictMath.exp(8 + z[4]) / 50));
            set("amount", row, 100 * StrictMath.rint(StrictMath.exp(8.9 + 0.6 * z[5]) / 100));
            return merit / StrictMath.sqrt(squares);
        }

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            for (String name : order) {
                double[] cells = numbers.get(name);
                columns.add(cells != null ? NumericColumn.of(name, cells) : categorical(name));
            }
            return columns;
        }

        private CategoricalColumn categorical(String name) {
            return CategoricalColumn.of(
                    name, dictionaries.getOrDefault(name, List.of()), codes.getOrDefault(name, new int[0]));
        }

        private void number(String name, int count) {
            numbers.put(name, new double[count]);
            order.add(name);
        }

        private void category(String name, int count, List<String> dictionary) {
            codes.put(name, new int[count]);
            dictionaries.put(name, dictionary);
            order.add(name);
        }

        private void set(String name, int row, double value) {
            numbers.getOrDefault(name, new double[0])[row] = value;
        }

        private void code(String name, int row, int value) {
            codes.getOrDefault(name, new int[0])[row] = value;
        }
    }
}

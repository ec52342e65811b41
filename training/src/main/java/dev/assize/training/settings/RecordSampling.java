package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a private training protects and how it chooses the records of a step. {@code batch} of the settings is the
 * expected number of records.
 *
 * @param mode how records are chosen
 * @param most records of a step at most, for {@link Mode#TRUNCATED}; 0 for twice the batch
 * @param user column that says whose row it is; all rows of a user are one record
 * @param userRows rows of a user in a step at most, chosen anew in each, at least 1
 */
public record RecordSampling(Mode mode, int most, Optional<String> user, int userRows) {
    /** Rows are records; each takes part in a step with the same probability. */
    public static final RecordSampling DEFAULT = new RecordSampling(Mode.POISSON, 0, Optional.empty(), 32);

    /** How records are chosen. */
    public enum Mode {
        /** Each record independently of the others. */
        POISSON,
        /** The same number in each step. */
        FIXED,
        /** Each independently, and at most some number. */
        TRUNCATED
    }

    /** Checks the numbers. */
    public RecordSampling {
        TrainingSetting.require(values(mode, most, user, userRows));
    }

    /** Returns this choice with another way of choosing. */
    public RecordSampling withMode(Mode other) {
        return new RecordSampling(other, most, user, userRows);
    }

    /** Returns this choice with a largest number of records in a step. */
    public RecordSampling withMost(int records) {
        return new RecordSampling(Mode.TRUNCATED, records, user, userRows);
    }

    /** Returns this choice for users. */
    public RecordSampling withUser(String column, int rows) {
        return new RecordSampling(mode, most, Optional.of(column), rows);
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(mode, most, user, userRows);
    }

    private static Map<String, Object> values(Mode mode, int most, Optional<String> user, int userRows) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.PRIVACY_SAMPLING.key(), Given.id(mode));
        if (mode == Mode.TRUNCATED && most > 0) {
            values.put(TrainingSetting.PRIVACY_MOST_RECORDS.key(), most);
        }
        user.ifPresent(column -> {
            values.put(TrainingSetting.PRIVACY_USER.key(), column);
            values.put(TrainingSetting.PRIVACY_USER_ROWS.key(), userRows);
        });
        return values;
    }
}

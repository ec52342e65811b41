package dev.assize.privacy.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.privacy.accounting.Accountant;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.accounting.RdpAccountant;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.LedgerJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a ledger guarantees, and what it does not, in words that stand for themselves. A ledger without entries, or with
 * noise that is not secret, guarantees nothing, and the statement says so.
 *
 * @param ledger every use of the data
 * @param delta above 0 and below 1
 * @param accounts epsilon by each accountant, the best one first; empty where nothing is guaranteed
 */
public record PrivacyStatement(Ledger ledger, double delta, List<EpsilonBracket> accounts) {
    private static final String FORMAT = "assize-privacy-statement";
    private static final int VERSION = 1;
    private static final List<String> NOT_COVERED = List.of(
            "what else was computed from the same data and is not in this ledger",
            "settings that were chosen by looking at results on the same data",
            "statistics that encoders were fitted with, such as means and the list of categories",
            "rows held out for validation or test, and figures measured on them",
            "what can be learned about a person from others, whether or not the person's data is there",
            "records of the same person in several units of protection");

    /** Copies the accounts. */
    public PrivacyStatement {
        accounts = List.copyOf(accounts);
    }

    /** Computes the statement of a ledger. */
    public static PrivacyStatement of(Ledger ledger, double delta) {
        List<EpsilonBracket> accounts = new ArrayList<>();
        if (!ledger.entries().isEmpty() && ledger.secret()) {
            Accountant moments = new RdpAccountant();
            accounts.add(Accounting.epsilon(ledger, delta));
            accounts.add(moments.epsilon(ledger.phases(), delta));
        }
        return new PrivacyStatement(ledger, delta, accounts);
    }

    /** Returns whether anything is guaranteed. */
    public boolean guarantees() {
        return !accounts.isEmpty();
    }

    /** Returns what the guarantee does not reach. */
    public List<String> notCovered() {
        return NOT_COVERED;
    }

    /** Returns the statement line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(guarantee());
        for (LedgerEntry entry : ledger.entries()) {
            lines.add(words(entry));
        }
        ledger.data().ifPresent(data -> lines.add("data: " + data));
        lines.add("head of the ledger: " + ledger.head());
        NOT_COVERED.forEach(gap -> lines.add("not covered: " + gap));
        return lines;
    }

    private String guarantee() {
        if (ledger.entries().isEmpty()) {
            return "nothing was done with the data, so nothing was spent";
        }
        if (!ledger.secret()) {
            return "no guarantee: noise came from a source that can be predicted";
        }
        EpsilonBracket best = accounts.get(0);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "epsilon %s at delta %s; no smaller epsilon than %s holds (%s)",
                BudgetText.up(best.upper()),
                delta,
                BudgetText.down(best.lower()),
                best.accountant()));
        accounts.stream()
                .skip(1)
                .forEach(other -> text.append("; by ")
                        .append(other.accountant())
                        .append(' ')
                        .append(BudgetText.up(other.upper())));
        return text + "\nprotects " + String.join(" and ", protectedUnits());
    }

    private TreeSet<String> protectedUnits() {
        TreeSet<String> units = new TreeSet<>();
        ledger.entries().forEach(entry -> units.add(entry.protects()));
        return units;
    }

    private static String words(LedgerEntry entry) {
        StringBuilder text = new StringBuilder(entry.purpose() + ": ")
                .append(entry.mechanism().words())
                .append(", ")
                .append(entry.steps())
                .append(entry.steps() == 1 ? " step" : " steps");
        entry.access().clipNorm().ifPresent(norm -> text.append(", clip norm ").append(norm));
        return text.append("; noise: ").append(entry.access().noise().name()).toString();
    }

    /** Returns the statement as JSON, two spaces deep, with a line end. */
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        root.put("guarantees", guarantees());
        root.put("delta", delta);
        if (guarantees()) {
            root.put("epsilonLower", accounts.get(0).lower());
            root.put("epsilonUpper", accounts.get(0).upper());
        }
        ArrayNode brackets = root.putArray("accounts");
        for (EpsilonBracket account : accounts) {
            brackets.addObject()
                    .put("accountant", account.accountant())
                    .put("epsilonLower", account.lower())
                    .put("epsilonUpper", account.upper());
        }
        ArrayNode units = root.putArray("protects");
        protectedUnits().forEach(units::add);
        ArrayNode gaps = root.putArray("notCovered");
        NOT_COVERED.forEach(gaps::add);
        root.set("ledger", LedgerJson.node(ledger));
        return root.toPrettyString() + "\n";
    }
}

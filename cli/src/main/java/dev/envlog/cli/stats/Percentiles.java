package dev.envlog.cli.stats;

import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which percentiles of which durations are asked for.
 *
 * @param shares in percent, from 0 to 100
 * @param measures fields of durations
 */
public record Percentiles(List<BigDecimal> shares, List<Field> measures) {

    /** What is shown if nothing is asked for. */
    public static final String USUAL = "p50,p90,p99:duration";

    private static final String FORM = "write them as in p50,p99 or p50,p99:poolWait,connect,upstream";

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /**
     * Reads {@code p50,p99.9:poolWait,connect}; without a colon the duration is meant. {@code max} is the 100th.
     *
     * @throws UserError if it makes no sense
     */
    public static Percentiles parse(String typed) {
        int colon = typed.indexOf(':');
        String shares = colon < 0 ? typed : typed.substring(0, colon);
        String measures = colon < 0 ? "duration" : typed.substring(colon + 1);
        List<BigDecimal> percents = new ArrayList<>();
        for (String share : shares.split(",", -1)) {
            percents.add(share(share.strip()));
        }
        List<Field> fields = new ArrayList<>();
        for (String name : measures.split(",", -1)) {
            fields.add(measure(name.strip()));
        }
        return new Percentiles(List.copyOf(percents), List.copyOf(fields));
    }

    /** {@code p50}, {@code p99.9}, {@code max}. */
    public static String name(BigDecimal share) {
        return share.compareTo(ALL) == 0
                ? "max"
                : "p" + share.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal share(String typed) {
        if (typed.equalsIgnoreCase("max")) {
            return ALL;
        }
        if (!typed.matches("[pP]?\\d{1,3}(\\.\\d{1,4})?")) {
            throw new UserError("--percentiles: '" + typed + "' is no percentile; " + FORM);
        }
        BigDecimal share = new BigDecimal(typed.replaceFirst("[pP]", ""));
        if (share.compareTo(ALL) > 0) {
            throw new UserError("--percentiles: '" + typed + "' is more than all; " + FORM);
        }
        return share;
    }

    /** A phase may be named without saying that it is one. */
    private static Field measure(String typed) {
        FieldCatalog catalog = FieldCatalog.shared();
        Field phase = catalog.find("phase." + typed);
        @Nullable Field field = phase == null ? catalog.find(typed) : phase;
        if (field == null || field.type() != FieldType.DURATION) {
            String durations = String.join(
                    ", ",
                    catalog.all().stream()
                            .filter(known -> known.type() == FieldType.DURATION)
                            .map(known -> known.name().replace("phase.", ""))
                            .toList());
            throw new UserError("--percentiles: '" + typed + "' is no duration; these are: " + durations);
        }
        return field;
    }
}

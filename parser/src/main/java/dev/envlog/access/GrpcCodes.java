package dev.envlog.access;

import dev.envlog.data.Table;
import dev.envlog.log.Decimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status codes of gRPC and their names ({@code grpc-status.txt}). */
public final class GrpcCodes {

    private static final class Codes {

        private static final Codes SHARED = new Codes();

        private final Map<Integer, String> names = new HashMap<>();
        private final Map<String, Integer> codes = new HashMap<>();

        Codes() {
            Table.each(GrpcCodes.class, "grpc-status.txt", this::learn, "code", "name", "other spellings");
        }

        private void learn(Table.Row row) {
            Integer code = Decimal.small(row.cell(0));
            if (code == null) {
                throw row.problem("'" + row.cell(0) + "' is no number");
            }
            names.put(code, row.cell(1));
            codes.put(plain(row.cell(1)), code);
            row.words(2).forEach(other -> codes.put(plain(other), code));
        }
    }

    private GrpcCodes() {}

    /** The name of a code, {@code UNAVAILABLE}; null if it has none. */
    public static @Nullable String name(int code) {
        return Codes.SHARED.names.get(code);
    }

    /**
     * The code of a number or a name, however that is spelt: access logs have {@code DeadlineExceeded} or {@code DEADLINE_EXCEEDED}. Null for
     * any other text, as for the dash that Envoy prints where there is none.
     */
    static @Nullable Integer code(@Nullable String text) {
        Integer number = Decimal.small(text);
        return text == null || number != null ? number : Codes.SHARED.codes.get(plain(text));
    }

    /** Of names only letters count. */
    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}

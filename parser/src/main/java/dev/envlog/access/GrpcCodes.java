package dev.envlog.access;

import dev.envlog.data.DataFile;
import dev.envlog.log.Decimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status codes of gRPC and their names ({@code grpc-status.txt}). */
public final class GrpcCodes {

    private static final class Table {

        private static final Table SHARED = new Table();

        private final Map<Integer, String> names = new HashMap<>();
        private final Map<String, Integer> codes = new HashMap<>();

        Table() {
            DataFile.read(GrpcCodes.class, "grpc-status.txt", line -> {
                String[] cell = line.split("\\|", -1);
                Integer code = Decimal.small(cell[0].strip());
                if (cell.length != 3 || code == null) {
                    throw new IllegalArgumentException("expected: code | name | other spellings");
                }
                names.put(code, cell[1].strip());
                codes.put(plain(cell[1]), code);
                String others = cell[2].strip();
                for (String other : others.equals("-") ? new String[0] : others.split(" ")) {
                    codes.put(plain(other), code);
                }
            });
        }
    }

    private GrpcCodes() {}

    /** The name of a code, {@code UNAVAILABLE}; null if it has none. */
    public static @Nullable String name(int code) {
        return Table.SHARED.names.get(code);
    }

    /**
     * The code of a number or a name, however that is spelt: access logs have {@code DeadlineExceeded} or {@code DEADLINE_EXCEEDED}. Null for
     * any other text, as for the dash that Envoy prints where there is none.
     */
    static @Nullable Integer code(@Nullable String text) {
        Integer number = Decimal.small(text);
        return text == null || number != null ? number : Table.SHARED.codes.get(plain(text));
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

package dev.envlog.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Error numbers of the system in words ({@code errno.txt}). */
public final class Errno {

    private static final class Holder {
        static final CodeTable WORDS = CodeTable.load(Errno.class, "errno.txt", "number", "words");
        /** {@code connection_impl.cc}: {@code delayed connect error: 111}, up to 1.19 {@code delayed connection error: 111}. */
        static final Pattern CONNECT = Pattern.compile("(connect(?:ion)? error: )(\\d{1,3})\\b");
    }

    private Errno() {}

    /** {@code connection refused (111)}; null if the number is none that is known. */
    public static @Nullable String words(String number) {
        String words = Holder.WORDS.exactly(number);
        return words == null ? null : words + " (" + number + ")";
    }

    /** Whether an error of connecting, a number or its text, says that this machine has no address or port to connect from. */
    public static boolean isAddressMissing(@Nullable String error) {
        return error != null
                && (error.strip().equals("99") || error.strip().startsWith("Cannot assign requested address"));
    }

    /** A text with words in place of the number of an error of connecting. */
    static String shortened(String text) {
        Matcher error = Holder.CONNECT.matcher(text);
        String words = error.find() ? words(error.group(2)) : null;
        return words == null ? text : text.substring(0, error.start(2)) + words + text.substring(error.end(2));
    }
}

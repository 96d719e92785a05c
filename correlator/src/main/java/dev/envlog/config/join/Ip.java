package dev.envlog.config.join;

import dev.envlog.config.CidrRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IP addresses as texts; names are never looked up. */
final class Ip {

    private Ip() {}

    /** Whether an address, as a text, is in a range. */
    static boolean in(CidrRange range, String address) {
        byte[] prefix = bytes(range.addressPrefix());
        byte[] whole = bytes(address);
        if (prefix == null || whole == null || prefix.length != whole.length) {
            return false;
        }
        int bits = Math.max(0, Math.min(range.prefixLength(), prefix.length * 8));
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % 8;
            if ((prefix[i / 8] & mask) != (whole[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] bytes(String text) {
        boolean four = text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.chars().filter(c -> c == '.').count() == 3;
        if (!four && text.indexOf(':') < 0) {
            return null;
        }
        try {
            // A literal is not looked up.
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** The host of {@code host:port}, without the brackets of IPv6. */
    static String host(String address) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port of {@code host:port}, null if there is none. */
    static @Nullable Integer port(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return colon < 0 ? null : Integer.valueOf(address.substring(colon + 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

package dev.envlog.cli.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The archives that can be read, told by their first bytes. */
enum ArchiveKind {
    TAR,
    ZIP;

    /** So many bytes tell: a header of tar. */
    static final int HEAD = 512;

    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;

    /**
     * The kind of an archive that begins so, null if it is none.
     *
     * @throws IOException if it is one that cannot be read; says what to do
     */
    static @Nullable ArchiveKind of(byte[] head) throws IOException {
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6) || begins(head, 'P', 'K', 7, 8)) {
            return ZIP;
        }
        if (begins(head, '7', 'z', 0xbc, 0xaf) || begins(head, 'R', 'a', 'r', '!', 0x1a)) {
            throw new IOException("a " + (head[0] == '7' ? "7z" : "rar")
                    + " archive, which envlog does not read; unpack it, or pack it as tar or zip");
        }
        return isTar(head) ? TAR : null;
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Every form of tar has the sum of its header's bytes in the header, those of the sum itself taken for spaces. */
    private static boolean isTar(byte[] head) {
        if (head.length < HEAD || head[0] == 0) {
            return false;
        }
        long told = 0;
        boolean digits = false;
        for (int i = CHECKSUM; i < CHECKSUM + CHECKSUM_LENGTH; i++) {
            if (head[i] >= '0' && head[i] <= '7') {
                told = told * 8 + head[i] - '0';
                digits = true;
            } else if (digits) {
                break;
            } else if (head[i] != ' ') {
                return false;
            }
        }
        long sum = 0;
        for (int i = 0; i < HEAD; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? ' ' : head[i] & 0xff;
        }
        return digits && sum == told;
    }
}

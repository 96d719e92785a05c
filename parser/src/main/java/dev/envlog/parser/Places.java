package dev.envlog.parser;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;

/**
 * Where message and block of a record stand: nearly always where they stood in the last record whose first line has the same
 * form.
 *
 * @param holes how many of the things that vary stand before the message
 * @param message where it begins behind the last of these
 * @param tail how far before the end of the first line the message ends
 * @param body where the block begins, from there
 * @param bodyTail how far before the end of the record the block ends
 */
record Places(int holes, int message, int tail, int body, int bodyTail) {

    void writeTo(PackWriter out) {
        out.number(holes);
        out.signed(message);
        out.signed(tail);
        out.signed(body);
        out.signed(bodyTail);
    }

    static Places read(PackReader in) {
        return new Places(in.count(Integer.MAX_VALUE), (int) in.signed(), (int) in.signed(), (int) in.signed(), (int)
                in.signed());
    }
}

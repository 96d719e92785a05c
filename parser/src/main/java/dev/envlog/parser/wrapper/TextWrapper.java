package dev.envlog.parser.wrapper;

import java.util.List;

/** A wrapper that is text before the line, with its forms. */
record TextWrapper(String words, List<WrapperForm> forms) implements Layer {

    @Override
    public boolean peel(Peeled line) {
        for (WrapperForm form : forms) {
            if (form.peel(line)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isWeak() {
        return forms.get(0).weak;
    }
}

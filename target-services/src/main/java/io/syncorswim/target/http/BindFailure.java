package io.syncorswim.target.http;

/** An address that cannot be listened on, in one sentence. */
public final class BindFailure extends Exception {
    public BindFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

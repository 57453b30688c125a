package io.github.camelesign.sandbox.signnow;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids and tokens as SignNow makes them: 40 and 64 lower-case hexadecimal digits. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String id() {
        return hex(20);
    }

    static String token() {
        return hex(32);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}

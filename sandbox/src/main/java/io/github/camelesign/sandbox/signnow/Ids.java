package io.github.camelesign.sandbox.signnow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

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

    /** The id of a person who need not have an account; always the same for the same e-mail. */
    static String of(String email) {
        try {
            byte[] bytes = email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some answers name an entity by a number as well. */
    static int number(String id) {
        return id.hashCode() & Integer.MAX_VALUE;
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a client needs to verify the sandbox's certificate: a PKCS12 trust store. Its key pair is
 * published with this software, so trust it for the sandbox only.
 *
 * @param resource classpath resource of the store
 * @param path the same store as a file, which lives as long as the sandbox runs
 * @param password opens the store
 */
public record TrustStore(String resource, Path path, String password) {
    private static final String RESOURCE =
            "io/github/camelesign/sandbox/core/sandbox-only-truststore.p12";

    static TrustStore in(FileStore files) {
        Path path = files.directory().resolve("sandbox-only-truststore.p12");
        try (InputStream store = TrustStore.class.getResourceAsStream("/" + RESOURCE)) {
            Files.copy(store, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TrustStore(RESOURCE, path, "sandbox-only");
    }

    /** A TLS context that trusts the sandbox and nobody else, for {@code java.net.http} clients. */
    public SSLContext sslContext() {
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The sandbox's trust store cannot be read", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.http.StubbedProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** A recording server in the place of DocuSign, and of its login. */
public abstract class StubbedDocuSign extends StubbedProvider {

    protected static final String TOKEN = "static-access-token";
    protected static final String ACCOUNT = "1f2d0c4e-account";

    /** The least that DocuSign answers to something created. */
    protected static final String CREATED =
            "{\"envelopeId\":\"e1\",\"chunkedUploadId\":\"c1\",\"id\":\"f1\"}";

    private static final Pattern KEY = Pattern.compile("\\{\"transactionId\":\"[0-9a-f-]{36}\",");

    @BeforeEach
    protected void logIn() {
        options().setOauthBaseUri(server.baseUrl());
        options().setAccessToken(TOKEN);
        options().setAccountId(ACCOUNT);
    }

    @Override
    protected DocuSignConfiguration options() {
        return context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
    }

    /**
     * JSON text as the route wrote it, of what was sent: a key of its own must be its first member.
     */
    public static String withoutKey(String sent) {
        Matcher key = KEY.matcher(sent);
        assertThat(key.lookingAt()).as(sent).isTrue();
        return "{" + sent.substring(key.end());
    }

    /** With everything that a log would show of it. */
    public static String whole(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

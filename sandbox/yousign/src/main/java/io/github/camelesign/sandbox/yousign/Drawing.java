// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.Upload;
import java.util.List;

/** What is to be put on the pages of a document, taken down while nobody changes it. */
record Drawing(Upload upload, List<PageText> texts, List<SignatureBlock> blocks) {}

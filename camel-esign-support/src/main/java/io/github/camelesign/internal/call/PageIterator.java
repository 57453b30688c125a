// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.RuntimeCamelException;

/** The entries of all pages of a list. A page is fetched when the entries before it are used up. */
final class PageIterator implements Iterator<Object> {

    private final Pages pages;
    private Iterator<?> page;

    /** Fetches the first page, so that a mistake shows in the step that reads the list. */
    PageIterator(Pages pages) throws EsignOperationException {
        this.pages = pages;
        this.page = pages.next().iterator();
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && pages.hasNext()) {
            try {
                page = pages.next().iterator();
            } catch (EsignOperationException e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
        }
        return page.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}

"""Documents: data in, accessible PDF out. One module and one sheet per kind of document, one typesetter for all."""

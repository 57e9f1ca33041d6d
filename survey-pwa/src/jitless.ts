import { z } from "zod";

// Before any schema is made: the Content-Security-Policy forbids to make code out of text
z.config({ jitless: true });

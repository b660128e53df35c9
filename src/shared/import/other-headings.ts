/**
 * What the heading of a column may be in systems that people export from, in the languages that the app speaks. Folded
 * and with single spaces, as `headingOf` in known-headings.ts leaves them. The names of this app's own fields are known
 * without being here.
 */
export const OTHER_HEADINGS = {
  number: [
    'e.164', 'e164', 'e.164 number', 'phone number', 'phone', 'phone no', 'telephone', 'telephone number', 'tel', 'tel no',
    'international', 'international number', 'did', 'ddi', 'did number', 'msisdn', 'mobile', 'mobile number', 'mobile phone', 'cell', 'cell phone',
    'business phone', 'whatsapp', 'whats app', 'whatsapp number', 'caller id', 'line', 'direct dial', 'direct line', 'phone 1 value',
    'telefon', 'telefonnummer', 'telefon nr', 'tel. nr', 'rufnummer', 'nummer', 'mobil', 'mobilnummer', 'mobiltelefon', 'mobilfunknummer',
    'handy', 'handynummer', 'handy nr', 'durchwahl', 'festnetz', 'festnetznummer',
    'numero', 'numero de telefono', 'telefono', 'movil', 'telefono movil', 'numero de movil', 'numero movil', 'celular', 'telefono celular',
    'numero de celular', 'telefono fijo', 'linea', 'linea directa',
    'numero de telephone', 'telephone mobile', 'numero mobile', 'numero de mobile', 'portable', 'telephone portable', 'numero de portable',
    'telephone fixe', 'ligne', 'ligne directe',
    'telefone', 'numero de telefone', 'telefone celular', 'numero do celular', 'telefone movel', 'telemovel', 'numero de telemovel',
    'telefone fixo', 'linha', 'linha direta',
  ],
  formatted: ['national number', 'local format', 'as written', 'formatted'],
  id: ['number id', 'phone id', 'phone number id'],
  environment: [] as string[],
  labels: [
    'label', 'tags', 'tag', 'categories', 'category', 'groups', 'group', 'keywords', 'keyword',
    'etiketten', 'etikett', 'kategorie', 'kategorien', 'gruppe', 'gruppen', 'schlagwort', 'schlagworte', 'schlagworter', 'stichwort', 'stichworte', 'stichworter',
    'etiqueta', 'etiquetas', 'categoria', 'categorias', 'grupo', 'grupos', 'palabra clave', 'palabras clave',
    'etiquette', 'etiquettes', 'categorie', 'groupe', 'groupes', 'mot cle', 'mots cles',
    'marcador', 'marcadores', 'rotulo', 'rotulos', 'palavra chave', 'palavras chave',
  ],
  note: [
    'notes', 'comment', 'comments', 'remark', 'remarks', 'description',
    'notiz', 'notizen', 'bemerkung', 'bemerkungen', 'kommentar', 'kommentare', 'anmerkung', 'anmerkungen', 'beschreibung', 'hinweis', 'hinweise',
    'nota', 'notas', 'comentario', 'comentarios', 'observacion', 'observaciones', 'descripcion',
    'remarque', 'remarques', 'commentaire', 'commentaires', 'observation', 'observations',
    'observacao', 'observacoes', 'obs', 'anotacao', 'anotacoes', 'descricao',
  ],
  status: ['state', 'zustand', 'estado', 'etat', 'statut', 'situacao'],
  type: ['number type', 'nummerntyp', 'rufnummerntyp', 'rufnummernart', 'tipo de numero', 'type de numero'],
  country: ['country', 'land', 'pais', 'pays'],
  cost: [
    'monthly', 'cost', 'costs', 'price', 'amount', 'monthly fee', 'fee', 'monthly price', 'monthly charge', 'charge',
    'preis', 'kosten', 'betrag', 'gebuhr', 'monatsgebuhr', 'monatliche gebuhr', 'monatspreis', 'monatliche kosten', 'grundgebuhr',
    'precio', 'coste', 'costo', 'importe', 'monto', 'cuota', 'cuota mensual', 'precio mensual', 'coste mensual', 'costo mensual', 'tarifa',
    'prix', 'cout', 'montant', 'tarif', 'prix mensuel', 'cout mensuel', 'abonnement', 'frais', 'frais mensuels',
    'preco', 'custo', 'valor', 'mensalidade', 'preco mensal', 'custo mensal', 'valor mensal',
  ],
  currency: ['waehrung', 'divisa', 'monnaie'],
  renewal: [
    'renewal', 'renews', 'next renewal',
    'verlangerung', 'nachste verlangerung', 'verlangert sich am',
    'renovacion', 'proxima renovacion', 'fecha de renovacion',
    'renouvellement', 'prochain renouvellement', 'date de renouvellement',
    'renovacao', 'proxima renovacao', 'data de renovacao',
  ],
} satisfies Record<string, string[]>; // prettier-ignore

/** Whether a folded heading of another system means a column. */
export function isOtherHeading(column: keyof typeof OTHER_HEADINGS, heading: string): boolean {
  return OTHER_HEADINGS[column].includes(heading);
}

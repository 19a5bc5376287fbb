export const DATABASE_NAME = 'fieldflag'
